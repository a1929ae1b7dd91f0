import { codeOf } from '../ports/faults.ts';

/** As if it were absent, where what is stored cannot be understood: for whoever has more to say than that. */
export async function ifReadable<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (codeOf(error) === 'store/bad-document') return undefined;
    throw error;
  }
}
