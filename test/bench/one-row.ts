/** Runs one row and hands its figures to the runner that started this process. */
import type { Measured } from './report.ts';
import type { Size } from './row.ts';
import { rows } from './rows.ts';

const number = Number(process.argv[2]);
const size = process.argv[3] as Size;
const load = rows.get(number);
if (!load) throw new Error(`no row ${number}`);
const { title, meaning, measure } = await load();
const startedAt = performance.now();
const figures = await measure(size);
const seconds = (performance.now() - startedAt) / 1_000;
process.send?.({ number, title, meaning, figures, seconds } satisfies Measured);
process.disconnect?.();
