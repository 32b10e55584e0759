import { VitrumError, type DatasetFile, type DatasetFileContent, type PublishedDataset } from '@vitrum/core';
import { isListOf, isRecord } from '@vitrum/core/internal';
import { sha256 } from '@vitrum/datasets/internal';
import { decompress, isGzip } from './decompress.ts';
import { fetchFile, fetchGzip } from './fetch-file.ts';

/** The published datasets whose files lie on the page's own server, as its `data/index.json` says. */
export class ServedData {
  readonly #site: () => URL;
  #index: Promise<ReadonlyMap<string, ServedDataset>> | undefined;

  /** @param site - The address of the page's folder. */
  constructor(site: () => URL) {
    this.#site = site;
  }

  /** Their names. A server without an index has none; so has one that cannot be reached. */
  async names(): Promise<readonly string[]> {
    return [...(await this.#datasets()).keys()];
  }

  /**
   * @throws VITRUM_DATASET_NOT_FOUND, VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP
   */
  async read({ name }: PublishedDataset, file: DatasetFile): Promise<DatasetFileContent> {
    const served = (await this.#datasets()).get(name);
    const found = served?.files.find((each) => each === file.name || each === `${file.name}.gz`);
    if (served === undefined || found === undefined) throw notServed(name);
    const addressOf = (each: string): URL => new URL(`data/${encodeURIComponent(served.folder)}/${encodeURIComponent(each)}`, this.#site());
    // Unpacked by the browser outside of this thread, where the checksum of the content is known and that of the gzip file not needed.
    if (found.endsWith('.gz') && served.isUnpacked === true && file.sha256 !== undefined) {
      const bytes = await fetchFile(addressOf(file.name)).catch(() => undefined);
      if (bytes?.length === file.size) return { bytes, location: found };
      // What is wrong with the gzip file is told by unpacking it here.
    }
    const address = addressOf(found);
    const { raw, unpacked } = found.endsWith('.gz') ? await fetchGzip(address) : { raw: await fetchFile(address) };
    const bytes = unpacked ?? (await decompress(raw, found)); // which tells what is wrong with it
    return { bytes, location: found, ...(file.gzip && isGzip(raw) && { gzipSha256: await sha256(raw) }) };
  }

  #datasets(): Promise<ReadonlyMap<string, ServedDataset>> {
    this.#index ??= this.#readIndex().catch(() => {
      this.#index = undefined; // the next one to ask may be luckier
      return new Map();
    });
    return this.#index;
  }

  async #readIndex(): Promise<ReadonlyMap<string, ServedDataset>> {
    const bytes = await fetchFile(new URL('data/index.json', this.#site()));
    const index: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const datasets = isRecord(index) && isRecord(index['datasets']) ? index['datasets'] : {};
    return new Map(Object.entries(datasets).flatMap(([name, entry]) => (isServed(entry) ? [[name, entry]] : [])));
  }
}

interface ServedDataset {
  readonly folder: string;
  readonly files: readonly string[];
  /** True where the server has what is in a gzip file under the name without .gz too. */
  readonly isUnpacked?: unknown;
}

function isServed(value: unknown): value is ServedDataset {
  return isRecord(value) && typeof value['folder'] === 'string' && isListOf(value['files'], (name) => typeof name === 'string');
}

function notServed(name: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_DATASET_NOT_FOUND',
    message: `The files of the dataset "${name}" are not here.`,
    hint: 'Drop them onto the page, or open the lab with "vitrum web", which serves those on your computer.',
  });
}
