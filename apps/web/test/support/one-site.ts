import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { buildSite } from './build-site.ts';
import { listenOnLocalhost } from './listen-on-localhost.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for the built site of the run. */
    readonly siteCoordinator: string;
  }
}

export type SiteAnswer = { readonly site: string } | { readonly fault: string };

/** The site is built once for all test files of a run, for the first that asks: two builds at once write over each other. */
export default async function offerSite(project: TestProject): Promise<() => void> {
  let built: Promise<SiteAnswer> | undefined;
  const server = createServer((_request, response) => {
    void (built ??= answer()).then((told) => response.end(JSON.stringify(told)));
  });
  project.provide('siteCoordinator', await listenOnLocalhost(server));
  return () => {
    server.close();
    server.closeAllConnections();
  };
}

async function answer(): Promise<SiteAnswer> {
  try {
    return { site: await buildSite() };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
