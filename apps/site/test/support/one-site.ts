import { execFile } from 'node:child_process';
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { buildSite } from '../../../web/test/support/build-site.ts';
import { listenOnLocalhost } from '../../../web/test/support/listen-on-localhost.ts';
import { siteListener } from '../../build/site-listener.ts';
import { siteBase } from '../../src/site-base.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the built site, with its base and a slash at the end. */
    readonly siteAddress: string;
  }
}

const app = join(import.meta.dirname, '../..');

/** The site, built from the sources as they are now for the first page that is asked for. VITRUM_SITE names a built one to test instead. */
export default async function serveSite(project: TestProject): Promise<() => void> {
  let files: Promise<RequestListener> | undefined;
  const server = createServer((request, response) => {
    files ??= builtSite().then(siteListener);
    files.then(
      (answer) => answer(request, response),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  project.provide('siteAddress', new URL(siteBase, await listenOnLocalhost(server)).href);
  return () => {
    server.close();
    server.closeAllConnections();
  };
}

async function builtSite(): Promise<string> {
  const given = process.env['VITRUM_SITE'] ?? '';
  if (given !== '') return given;
  await buildSite(); // the lab beside it, which the tests of the page may be reading: what follows builds the rest only
  const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo');
  // The tests' NODE_ENV would make it a build for development.
  const env = { ...process.env, NODE_ENV: 'production', TURBO_TELEMETRY_DISABLED: '1' };
  await promisify(execFile)(process.execPath, [turbo, 'run', 'build:api', 'build:pages', '--only', '--output-logs=errors-only'], { cwd: app, env });
  return join(app, 'dist/site');
}
