import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';

const app = join(import.meta.dirname, '../..');

/** Where the build of a run is kept: each project of it has a copy of this module, and two builds at once write over each other. */
const run: Partial<Record<symbol, Promise<string>>> = globalThis;
const ofRun = Symbol.for('vitrum: the site of the run of tests');

/** Builds the site from the sources as they are now, where one has changed since; once in a run of tests. @returns Its folder. */
export function buildSite(): Promise<string> {
  return (run[ofRun] ??= build());
}

async function build(): Promise<string> {
  const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo');
  try {
    // The tests' NODE_ENV would make it a build for development.
    const env = { ...process.env, NODE_ENV: 'production', TURBO_TELEMETRY_DISABLED: '1' };
    await promisify(execFile)(process.execPath, [turbo, 'run', 'build:site', '--output-logs=errors-only'], { cwd: app, env });
  } catch (error) {
    throw new Error(`The site cannot be built: run "npx turbo run build:site" to see why.\n${outputOf(error)}`, { cause: error });
  }
  return join(app, 'dist/site');
}

function outputOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'stdout' in error && typeof error.stdout === 'string' ? error.stdout : error.message;
}
