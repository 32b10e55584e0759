import { dirname } from 'node:path';
import { locateWithoutDownload, missingFiles, type DataPlace } from '@vitrum/data-cache';
import type { CommandHost } from '../command-host.ts';
import { formatBytes } from '../format-bytes.ts';
import { dataPlaces } from '../load/data-context.ts';
import { publishedDatasets, type PublishedSource } from '../load/published-datasets.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import type { CommonOptions } from '../options/shared-options.ts';
import { renderTable } from '../render/table.ts';

/** The options of `vitrum data`, as they were typed. */
export interface DataOptions extends CommonOptions {
  readonly dataDir?: string;
  readonly json?: boolean;
}

/** The facts printed about a dataset. */
interface Entry {
  readonly name: string;
  /** Bytes of its files, uncompressed. */
  readonly size: number;
  /** Bytes of the archive to download; null if the files are published separately. */
  readonly archive: number | null;
  /** Where it was found; null if it is missing. */
  readonly place: DataPlace | null;
  readonly folder: string | null;
  readonly missing: readonly string[];
  readonly license: string;
  readonly source: string | null;
}

/** Prints every published dataset with its size, location and license. */
export async function listData(options: DataOptions, host: CommandHost): Promise<void> {
  const { registry } = await loadRegistry(requestedHere(options.plugin, host), host);
  const entries = await Promise.all(publishedDatasets(registry).map((dataset) => describe(dataset, options.dataDir, host)));
  const { stdout: terminal } = host;
  if (options.json === true) {
    for (const entry of entries) terminal.print(JSON.stringify(entry));
    return;
  }
  const { bold, dim } = terminal.chalk;
  const columns = [
    { head: 'name', style: bold },
    { head: 'size', isNumeric: true },
    { head: 'where', isFlexible: true },
    { head: 'license', isFlexible: true, style: dim },
  ];
  const rows = entries.map((entry) => [entry.name, formatBytes(entry.size), describePlace(entry), entry.license]);
  terminal.print(renderTable(columns, rows, terminal));
}

async function describe({ name, published, license, source }: PublishedSource, dataDir: string | undefined, host: CommandHost): Promise<Entry> {
  const { place, files } = await locateWithoutDownload(published, dataPlaces(dataDir, host));
  const [first] = files.values();
  return {
    name,
    size: published.files.reduce((sum, { size }) => sum + size, 0),
    archive: published.archive?.size ?? null,
    place: first === undefined ? null : place,
    folder: first === undefined ? null : host.paths.asGiven(dirname(first)),
    missing: missingFiles(published, files).map((file) => file.name),
    license,
    source: source ?? null,
  };
}

function describePlace({ folder, missing, archive }: Entry): string {
  if (folder === null) return archive === null ? 'not here' : `not here (in an archive of ${formatBytes(archive)})`;
  return missing.length === 0 ? folder : `${folder}, without ${missing.join(', ')}`;
}
