import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import sirv from 'sirv';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { listen } from '../../server/listen.ts';
import { serveLab, type ServedLab } from '../../server/serve.ts';
import { hasBrowser, needBrowser, sharedBrowser } from './browser/shared-browser.ts';
import { builtSite } from './built-site.ts';
import { expectOnlyOwnOrigin } from './own-origin.ts';

/** How a lab is opened in the browser. */
export interface LabOptions {
  /** The page's address behind the origin, such as `?seed=7#lesson`; default: the page itself. */
  readonly address?: string;
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** Default: reduce, so that no test waits for what moves. */
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly hasTouch?: boolean;
  /** False: served as by a host that sets no headers, and so without cross-origin isolation. */
  readonly isIsolated?: boolean;
  /** The folder with local datasets; default: none are served. */
  readonly dataDir?: string;
  /** Plugin files to serve. */
  readonly plugins?: readonly string[];
  /** Whether the browser draws in 3-D; default: no, for that slows everything else down. */
  readonly hasWebGl?: boolean;
  /** Whether the page's visitor has never trained: it then begins slowly; default: no. */
  readonly isFirstTraining?: boolean;
  /** Whether service workers may register; default: no, so that a test sees what the server sends. */
  readonly hasServiceWorker?: boolean;
}

/** A lab in a browser: its storage, caches and service worker are its own. */
export interface OpenLab {
  readonly url: string;
  readonly page: Page;
  readonly context: BrowserContext;
  /** The address of every request so far, those of workers included. */
  readonly requests: readonly string[];
  /** Every response so far. */
  readonly responses: readonly Response[];
  /** What the console has reported as an error so far, and every error that nobody caught. */
  readonly errors: readonly string[];
  /** Fails where a request went to another host. */
  expectOnlyOwnOrigin(): void;
  /** Where VITRUM_SCREENSHOTS is set, writes a picture of the whole page to test/artifacts/<name>.png. */
  screenshot(name: string): Promise<void>;
  /** Ends the server alone: the page is then offline. */
  closeServer(): Promise<void>;
  close(): Promise<void>;
}

/** Building the site may take longer than a test should. */
const openingTime = 300_000;

/** How long the browser may take for one thing, in milliseconds: machines that run tests are busy. */
const patience = 120_000;

/** Opens a lab for the test that is running; it is closed when the test is over. */
export async function openLab(options: LabOptions = {}): Promise<OpenLab> {
  const lab = await startLab(options);
  onTestFinished(() => lab.close());
  return lab;
}

/** Opens one lab for all tests of a file, or of a `describe`; the function that is returned gives it while they run. */
export function sharedLab(options: LabOptions = {}): () => OpenLab {
  let lab: OpenLab | undefined;
  needBrowser();
  beforeAll(async () => {
    if (hasBrowser) lab = await startLab(options);
  }, openingTime);
  afterAll(() => lab?.close());
  return () => {
    if (lab === undefined) throw new Error('The lab is open while tests run: ask for it inside a test.');
    return lab;
  };
}

/** Opens a lab that whoever opened it has to close. */
async function startLab(options: LabOptions = {}): Promise<OpenLab> {
  const browser = await sharedBrowser(options);
  const served = await serve(options);
  try {
    return await openPage(browser, served, options);
  } catch (error) {
    await served.close();
    throw error;
  }
}

type Served = Pick<ServedLab, 'url' | 'close'>;

async function serve({ isIsolated = true, dataDir, plugins = [] }: LabOptions): Promise<Served> {
  const site = await builtSite();
  if (!isIsolated) return serveWithoutHeaders(site);
  return serveLab({ site, port: 0, plugins, ...(dataDir === undefined ? { datasets: [] } : { data: { dataDir } }) });
}

/** As a static host serves the site. */
async function serveWithoutHeaders(site: string): Promise<Served> {
  const server = createServer(sirv(site, { dev: true }));
  const port = await listen(server, 0, 'localhost');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://localhost:${port}/`, close };
}

async function openPage(browser: Browser, served: Served, options: LabOptions): Promise<OpenLab> {
  const { address = '', width = 1280, height = 800, colorScheme = 'light', reducedMotion = 'reduce', hasTouch = false } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion,
    hasTouch,
    serviceWorkers: options.hasServiceWorker === true ? 'allow' : 'block',
  });
  context.setDefaultTimeout(patience);
  if (options.isFirstTraining !== true) await context.addInitScript(() => origin === 'null' || localStorage.setItem('vitrum.has-watched', 'yes'));
  const requests: string[] = [];
  const responses: Response[] = [];
  const errors: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  context.on('response', (response) => responses.push(response));
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => errors.push(String(error.error())));
  const page = await context.newPage();
  await page.goto(new URL(address, served.url).href);
  let isServed = true;
  const closeServer = async (): Promise<void> => {
    if (isServed) await served.close();
    isServed = false;
  };
  return {
    url: served.url,
    page,
    context,
    requests,
    responses,
    errors,
    expectOnlyOwnOrigin: () => expectOnlyOwnOrigin(requests, served.url),
    screenshot: (name) => screenshot(page, name),
    closeServer,
    close: async () => {
      await context.close();
      await closeServer();
    },
  };
}

const artifacts = fileURLToPath(new URL('../artifacts', import.meta.url));

/** Pictures are to be looked at, and no test reads them: taking them all costs half a minute. */
async function screenshot(page: Page, name: string): Promise<void> {
  if ((process.env['VITRUM_SCREENSHOTS'] ?? '') === '') return;
  mkdirSync(artifacts, { recursive: true });
  await page.screenshot({ path: `${artifacts}/${name}.png`, fullPage: true });
}
