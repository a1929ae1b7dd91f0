/**
 * The browser that tests drive: the Chromium that npm brings (Linux x64, with its own libraries and fonts),
 * elsewhere an installed Chrome or Chromium. No browser is a failure, never a skip.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const run = promisify(execFile);

interface Found {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const installedPlaces = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
];

function findInstalled(): Found | undefined {
  const executablePath = [process.env.CHROME_PATH ?? '', ...installedPlaces].find((place) =>
    existsSync(place),
  );
  return executablePath ? { executablePath, env: {} } : undefined;
}

const unpackScript = `
  const { default: chromium } = await import(process.argv[1]);
  await chromium.executablePath();
`;

/** Unpacks into a folder of its own and only then gives it its name, so that no one starts half a browser. */
async function unpack(folder: string): Promise<void> {
  const staging = await mkdtemp(`${folder}-`);
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  try {
    await run(process.execPath, ['--input-type=module', '-e', unpackScript, entry], {
      // The package looks at this to decide that it has to bring its libraries with it.
      env: { ...process.env, TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    });
    await pointFontsAt(staging, folder);
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** The package's font settings name the folder that it unpacks to by default. */
async function pointFontsAt(staging: string, folder: string): Promise<void> {
  const settings = join(staging, 'fonts', 'fonts.conf');
  const text = await readFile(settings, 'utf8');
  await writeFile(settings, text.replaceAll('/tmp/fonts', join(folder, 'fonts')));
}

async function findBrought(): Promise<Found | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const description = await readFile(join(dirname(entry), '..', 'package.json'), 'utf8');
  const { version } = JSON.parse(description) as { readonly version: string };
  const folder = resolve('node_modules/.cache', `chromium-${version}`);
  if (!existsSync(folder)) {
    await mkdir(dirname(folder), { recursive: true });
    await unpack(folder);
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
      HOME: folder,
    },
  };
}

async function launch({ executablePath, env }: Found): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    // On a loaded machine the first start takes longer than the half minute that is usual.
    timeout: 120_000,
    env: { ...process.env, ...env } as Record<string, string>,
  });
}

/** Starts a headless browser; throws with what was tried when there is none that starts. */
export async function launchBrowser(): Promise<Browser> {
  const problems: string[] = [];
  for (const find of [findBrought, async () => findInstalled()]) {
    try {
      const found = await find();
      if (found) return await launch(found);
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(
    `No browser for the tests: the one from npm runs on Linux x64, elsewhere install Chrome or Chromium, or name it in CHROME_PATH. ${problems.join(' | ')}`,
  );
}
