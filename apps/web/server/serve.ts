import { createServer } from 'node:http';
import { VitrumError, type PublishedDataset } from '@vitrum/core';
import datasetsPlugin from '@vitrum/datasets';
import { dataRoute } from './data-route.ts';
import { policyForFramesOf } from './content-security-policy.ts';
import { framingOrigins } from './framing-origins.ts';
import { addressOf } from './host.ts';
import { labListener } from './lab-listener.ts';
import { listen } from './listen.ts';
import { findLocalDatasets, type LocalDataOptions, type LocalDataset } from './local-datasets.ts';
import { pluginAddresses, pluginRoute } from './plugin-route.ts';
import { siteRoute } from './site-route.ts';

export { contentSecurityPolicy, metaContentSecurityPolicy } from './content-security-policy.ts';
export type { DataIndex } from './data-route.ts';
export { isLoopback } from './host.ts';
export type { LocalDataOptions, LocalDataset } from './local-datasets.ts';
export type { PluginIndex } from './plugin-route.ts';

/** What is served, and where. */
export interface ServeLabOptions {
  /** The folder of the built site. */
  readonly site: string;
  /** Left out: 8080; 0 for any that is free. */
  readonly port?: number;
  /** Left out: `localhost`. */
  readonly host?: string;
  /** Where local data are looked for; default: VITRUM_DATA_DIR, then the cache folder, then the system's. */
  readonly data?: LocalDataOptions;
  /** The datasets whose files are served where they are here; default: the built-in ones. */
  readonly datasets?: readonly PublishedDataset[];
  /** Plugin files to serve. */
  readonly plugins?: readonly string[];
  /** Origins whose pages may show the lab in a frame, such as `https://blog.example`; default: none. */
  readonly allowFraming?: readonly string[];
}

/** A lab that is being served. */
export interface ServedLab {
  readonly url: string;
  /** The datasets that are served from this machine, as found at the start. */
  readonly datasets: readonly LocalDataset[];
  /** The addresses of the plugins, relative to the page. */
  readonly plugins: readonly string[];
  /** Ends it, together with the connections that are open. */
  close(): Promise<void>;
}

/** The port where none is asked for. */
export const defaultPort = 8080;

/** The host where none is asked for. */
export const defaultHost = 'localhost';

/**
 * Serves the web lab, the local files of published datasets, and plugin files. Nothing is downloaded, and no other file is read.
 *
 * @throws VITRUM_INVALID_OPTION when the site is not built or the port is taken; VITRUM_DATASET_NOT_FOUND,
 * VITRUM_DATA_UNREADABLE, VITRUM_PLUGIN_UNREADABLE
 */
export async function serveLab(options: ServeLabOptions): Promise<ServedLab> {
  const { site, port = defaultPort, host = defaultHost, data = {}, datasets = builtInDatasets(), plugins = [], allowFraming = [] } = options;
  if (host === '') throw noHost();
  const policy = policyForFramesOf(framingOrigins(allowFraming));
  const routes = [dataRoute(datasets, data), await pluginRoute(plugins), siteRoute(site)];
  const found = await findLocalDatasets(datasets, data);
  const server = createServer(labListener({ routes, host, policy }));
  const listeningPort = await listen(server, port, host);
  return {
    url: addressOf(host, listeningPort),
    datasets: found,
    plugins: pluginAddresses(plugins),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

function noHost(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: 'The host is empty.',
    hint: 'Leave it out for localhost, or say 0.0.0.0 for every address of this machine.',
  });
}

function builtInDatasets(): readonly PublishedDataset[] {
  return datasetsPlugin.datasets.flatMap((dataset) => ('published' in dataset ? [dataset.published] : []));
}
