import { createServer, type Server } from 'node:http';
import { styleText } from 'node:util';
import type { BrowserServer } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { listenOnLocalhost } from '../listen-on-localhost.ts';
import type { BrowserAnswer } from './browser-answer.ts';
import { launchServer } from './launch.ts';
import { NoBrowser, startBrowser, type Started } from './start-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for the browser of the run. */
    readonly browserCoordinator: string;
  }
}

/**
 * One browser for all test files of a run. It is started, and got where there is none, for the first file that asks: a run of
 * other tests needs none. Where none can be had, the run ends with that, and CI does not pass.
 */
export default async function offerBrowser(project: TestProject): Promise<() => Promise<void>> {
  const coordinator = openCoordinator();
  project.provide('browserCoordinator', await listenOnLocalhost(coordinator.server));
  return async () => {
    const missing = await coordinator.close();
    if (missing === undefined) return;
    const begin = isCi() ? 'SKIPPED, which CI does not accept' : 'SKIPPED';
    process.stdout.write(`\n${styleText(['bold', 'red'], `${begin}: ${project.name} was not tested in a browser, because ${missing}.`)}\n`);
    if (isCi()) process.exitCode = 1;
  };
}

const isCi = (): boolean => !['', '0', 'false'].includes(process.env['CI'] ?? '');

interface Coordinator {
  readonly server: Server;
  /** Ends what was started. @returns Why there was no browser, where one was asked for in vain. */
  close(): Promise<string | undefined>;
}

function openCoordinator(): Coordinator {
  let plain: Promise<Started<BrowserServer>> | undefined;
  let withWebGl: Promise<BrowserServer> | undefined;
  let missing: string | undefined;

  const start = async (hasWebGl: boolean): Promise<BrowserServer> => {
    plain ??= startBrowser((program) => launchServer(program, {}));
    const { browser, program } = await plain;
    return hasWebGl ? (withWebGl ??= launchServer(program, { hasWebGl })) : browser;
  };
  const answer = async (hasWebGl: boolean): Promise<BrowserAnswer> => {
    try {
      return { endpoint: (await start(hasWebGl)).wsEndpoint() };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!(error instanceof NoBrowser)) return { fault: message };
      missing = message;
      return { missing };
    }
  };
  const server = createServer((request, response) => {
    void answer(request.url === '/webgl').then((told) => response.end(JSON.stringify(told)));
  });
  const close = async (): Promise<string | undefined> => {
    server.close();
    server.closeAllConnections();
    const browsers = await Promise.allSettled([plain?.then(({ browser }) => browser), withWebGl]);
    for (const result of browsers) if (result.status === 'fulfilled') await result.value?.close();
    return missing;
  };
  return { server, close };
}
