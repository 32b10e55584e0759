import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { siteFingerprint } from './site-fingerprint.ts';

const app = fileURLToPath(new URL('../..', import.meta.url));
const repository = fileURLToPath(new URL('../../../..', import.meta.url));
const builds = join(app, 'node_modules/.cache/vitrum-site');
const oneDay = 86_400_000;

let building: Promise<string> | undefined;

/**
 * The folder of the site, built from the sources as they are now. The first test that asks builds it, the others wait for that;
 * as long as no source changes, later runs take the same folder. VITRUM_LAB_SITE names a built site to test instead.
 */
export function builtSite(environment: Readonly<Record<string, string | undefined>> = process.env): Promise<string> {
  const given = environment['VITRUM_LAB_SITE'] ?? '';
  // Kept where it fails, too: the other tests of the file need not wait for the same failure.
  return given === '' ? (building ??= buildUnlessThere()) : Promise.resolve(given);
}

async function buildUnlessThere(): Promise<string> {
  const site = join(builds, siteFingerprint(repository));
  const lock = `${site}.lock`;
  mkdirSync(builds, { recursive: true });
  while (!isBuilt(site)) {
    if (takeLock(lock)) {
      try {
        if (!isBuilt(site)) await build(site);
      } finally {
        rmSync(lock, { force: true });
      }
    } else await sleep(100);
  }
  return site;
}

const isBuilt = (site: string): boolean => existsSync(join(site, 'index.html'));

/** False where another process, which still runs, is building. */
function takeLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isHeld(lock: string): boolean {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    if (owner > 0) process.kill(owner, 0);
    return true;
  } catch {
    return false;
  }
}

/** Builds beside the place where the site is to be, so that it is there completely or not at all. */
async function build(site: string): Promise<void> {
  removeOldBuilds();
  const draft = `${site}.draft`;
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  // A process of its own: the tests' NODE_ENV would make it a build for development.
  const run = promisify(execFile)(process.execPath, [vite, 'build', '--outDir', draft, '--emptyOutDir'], {
    cwd: app,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  await run.catch((error: unknown) => {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(`The site cannot be built: run "pnpm --filter web build:site" to see why.\n${outputOf(error)}`, { cause: error });
  });
  renameSync(draft, site);
}

function outputOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : error.message;
}

function removeOldBuilds(): void {
  for (const name of readdirSync(builds)) {
    const path = join(builds, name);
    if (Date.now() - statSync(path).mtimeMs > oneDay) rmSync(path, { recursive: true, force: true });
  }
}
