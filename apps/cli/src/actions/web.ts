import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { NumberOption } from '@vitrum/core';
import { defaultHost, defaultPort, isLoopback, serveLab, type ServedLab } from '@vitrum/web/serve';
import type { CommandHost } from '../command-host.ts';
import { dataPlaces } from '../load/data-context.ts';
import { publishedDatasets } from '../load/published-datasets.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import { parseNumber } from '../options/parse-number.ts';
import type { CommonOptions } from '../options/shared-options.ts';
import { reportWarning } from '../report-warning.ts';

/** The options of `vitrum web`, as they were typed. */
export interface WebOptions extends CommonOptions {
  readonly port?: string;
  readonly host?: string;
  readonly dataDir?: string;
  readonly allowFraming?: readonly string[];
}

const portOption = { type: 'integer', minimum: 0, maximum: 65_535 } as const satisfies NumberOption;

/** Serves the web lab until it is interrupted. */
export async function serveWeb(options: WebOptions, host: CommandHost): Promise<void> {
  const { host: address = defaultHost, dataDir, plugin = [], allowFraming = [] } = options;
  const port = options.port === undefined ? defaultPort : parseNumber(portOption, options.port, '--port');
  const { registry } = await loadRegistry(requestedHere(plugin, host), host); // reports a faulty plugin here, not in the page
  const interruption = host.watchForInterruption();
  try {
    const lab = await serveLab({
      site: siteFolder(host),
      port,
      host: address,
      data: dataPlaces(dataDir, host),
      datasets: publishedDatasets(registry).map(({ published }) => published),
      plugins: await pluginFiles(plugin, host),
      allowFraming,
    });
    if (!isLoopback(address)) warnOfAddress(address, host);
    describe(lab, host);
    if (!interruption.signal.aborted) await once(interruption.signal, 'abort');
    await lab.close();
  } finally {
    interruption.end();
  }
}

/** The folder of the built page: in the package of the web lab, or VITRUM_LAB_SITE. */
function siteFolder({ env, paths }: CommandHost): string {
  const { VITRUM_LAB_SITE: named } = env;
  if (named) return paths.resolve(named);
  return fileURLToPath(new URL('dist/site', import.meta.resolve('@vitrum/web/package.json')));
}

/** The modules of plugins, given as files or packages. */
async function pluginFiles(specifiers: readonly string[], { paths }: CommandHost): Promise<readonly string[]> {
  if (specifiers.length === 0) return [];
  const { loadPlugin } = await import('@vitrum/plugins');
  const loaded = await Promise.all(specifiers.map((specifier) => loadPlugin(specifier, { from: paths.cwd })));
  return [...new Set(loaded.map(({ url }) => fileURLToPath(url)))];
}

function describe({ url, datasets, plugins }: ServedLab, { stdout: { print }, paths }: CommandHost): void {
  print(`The web lab is at ${url}${query(plugins)}`);
  for (const { name, place } of datasets) print(`data: ${name}, from ${paths.asGiven(place)}`);
  if (datasets.length === 0) print('data: no published dataset is here; see "vitrum data get". Drawn digits are always there.');
  for (const address of plugins) print(`plugin: ${url}${address}`);
  print('Ctrl-C ends it.');
}

/** The query that makes the page load plugins. */
function query(plugins: readonly string[]): string {
  if (plugins.length === 0) return '';
  return `?${plugins.map((address) => `plugin=${address}`).join('&')}`;
}

function warnOfAddress(address: string, host: CommandHost): void {
  const warning = {
    message: `Whoever reaches ${address} can open this page, and browsers count it as no secure context there: it trains without threads, and does not work offline.`,
    hint: 'Leave --host out to serve this machine alone, or put a web server with HTTPS before it.',
  };
  reportWarning(warning, host);
}
