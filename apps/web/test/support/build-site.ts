import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';

const app = join(import.meta.dirname, '../..');

let building: Promise<string> | undefined;

/**
 * The folder of the site, built from the sources as they are now. turbo builds it, and only where a source has changed since.
 * VITRUM_LAB_SITE names a built site to test instead.
 */
export function builtSite(environment: Readonly<Record<string, string | undefined>> = process.env): Promise<string> {
  const given = environment['VITRUM_LAB_SITE'] ?? '';
  // Kept where it fails, too: the other tests of the file need not wait for the same failure.
  return given === '' ? (building ??= build()) : Promise.resolve(given);
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
