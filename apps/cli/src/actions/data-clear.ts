import { clearCache } from '@vitrum/data-cache';
import type { CommandHost } from '../command-host.ts';
import { formatBytes } from '../format-bytes.ts';
import { choosePublished } from '../load/published-datasets.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import type { CommonOptions } from '../options/shared-options.ts';

/** The options of `vitrum data clear`, as they were typed. */
export interface DataClearOptions extends CommonOptions {
  readonly json?: boolean;
}

/** Removes the downloads of one dataset, or of all, and reports their size. */
export async function clearData(name: string | undefined, options: DataClearOptions, host: CommandHost): Promise<void> {
  const { registry } = await loadRegistry(requestedHere(options.plugin, host), host);
  const { print } = host.stdout;
  const datasets = choosePublished(registry, name);
  let freed = 0;
  for (const dataset of datasets) {
    const { folder, removed, freedBytes } = await clearCache(dataset.published, { environment: host.env });
    freed += freedBytes;
    if (options.json === true) {
      print(JSON.stringify({ event: 'cleared', dataset: dataset.name, folder, files: removed.length, freedBytes }));
    } else if (removed.length > 0) {
      print(`${dataset.name}: ${formatBytes(freedBytes)} freed in ${folder}`);
    }
  }
  if (options.json === true) return;
  print(freed === 0 ? `The cache holds nothing of ${name ?? 'the published datasets'}.` : `${formatBytes(freed)} freed in all.`);
}
