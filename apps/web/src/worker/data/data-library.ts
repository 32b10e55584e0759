import { isVitrumError, VitrumError, type DatasetContext, type DatasetDefinition, type DatasetSource, type DatasetSplits, type PartsPlan, type PublishedDataset, type Registry } from '@vitrum/core';
import { followPlan, sha256 } from '@vitrum/datasets/internal';
import { resolveDataset, type DatasetReference, type TrainingData } from '@vitrum/runs';
import { fingerprintData, planParts, reasonOf } from '@vitrum/runs/internal';
import type { DataSource } from '../../shared/api/data.ts';
import type { SourceFacts } from '../../shared/api/data-facts.ts';
import { ImportedFiles, type ImportedContent } from './imported-files.ts';
import { matchPublished } from './match-published.ts';
import type { ServedData } from './served-data.ts';
import { titleOf } from '../../shared/settings/titles.ts';

/** What files are: much code, which a visit without files of one's own does without. */
const recognizing = () => import('./recognize.ts');

/** All data that can be had: those that are computed, those on the server, and what the visitor brought. */
export class DataLibrary {
  readonly files = new ImportedFiles();
  readonly #served: ServedData;
  /** What the visitor brought, in order, each once. */
  readonly #imported = new Map<string, DatasetReference>();
  /** Published datasets that the visitor brought: what each published file is called. */
  readonly #published = new Map<string, ReadonlyMap<string, string>>();

  readonly #trainSizes = new WeakMap<DatasetSplits, number>();

  constructor(served: ServedData) {
    this.#served = served;
  }

  /** Everything that can be loaded now. */
  async sources(registry: Registry): Promise<readonly DataSource[]> {
    const served = await this.#served.names();
    const registered = registry.datasets.entries.flatMap(({ definition }): readonly DataSource[] => {
      const { name, description = '' } = definition;
      const reference = { type: name };
      const source = { reference, title: titleOf(reference), description };
      if (publishedOf(registry, definition) === undefined) return isComputed(definition) ? [{ ...source, location: 'embedded' }] : [];
      if (this.#published.has(name)) return [{ ...source, location: 'files' }];
      return served.includes(name) ? [{ ...source, location: 'served' }] : [];
    });
    const imported = [...this.#imported.values()].map((reference): DataSource => ({
      reference,
      title: titleOf(reference),
      description: registry.datasets.lookup(reference.type).description ?? '',
      location: 'files',
    }));
    return [...registered, ...imported];
  }

  /** License and origin of each source. */
  async facts(registry: Registry): Promise<readonly SourceFacts[]> {
    return (await this.sources(registry)).map(({ reference }) => {
      const { license, source } = registry.datasets.lookup(reference.type);
      return { reference, license, ...(source !== undefined && { origin: source }) };
    });
  }

  /**
   * Loads data in the parts that are wanted; by default as many training samples as the reference wants.
   *
   * @throws VITRUM_UNKNOWN_NAME, the errors of options, what the dataset throws
   */
  async load(registry: Registry, reference: DatasetReference, parts: PartsPlan = planParts(reference, undefined)): Promise<TrainingData> {
    const source = resolveDataset(registry, reference);
    // Without a validation part, the limit is applied here: how many samples there are without it is told.
    const read = await loadSource(source, reference, parts.validation === undefined ? this.#context() : { ...this.#context(), parts });
    const data = followPlan(read, parts);
    const { file } = reference;
    const fileSize = typeof file === 'string' ? this.files.sizeOf(file) : undefined;
    this.#trainSizes.set(data, read.train.size);
    const fingerprint = await fingerprintData(source, data);
    return { dataset: reference, data, ...(fileSize !== undefined && { fileSize }), fingerprint };
  }

  /**
   * Finds out what files are, and makes a source of them.
   *
   * @returns What to load, and what was passed over.
   * @throws VITRUM_INVALID_GZIP, VITRUM_INVALID_IDX, VITRUM_MISSING_OPTION, VITRUM_INVALID_DATASET, VITRUM_DATA_UNREADABLE
   */
  async bring(registry: Registry, files: readonly File[], read: (file: File) => Promise<ImportedContent>): Promise<ImportedData> {
    const { hasDataName, recognizeData } = await recognizing();
    const contents: RecognizedContent[] = [];
    const ignoredFiles: string[] = [];
    for (const file of files) {
      // A folder holds other things too; what is called like data is data, and is told when it is damaged.
      const content = await read(file).catch((error: unknown) => {
        if (files.length === 1 || hasDataName(file.name)) throw error;
        return undefined;
      });
      const reader = content && (await recognizeData(content));
      if (content !== undefined && reader !== undefined) contents.push({ ...content, reader });
      else ignoredFiles.push(file.name);
    }
    const reference = await this.#referenceTo(registry, contents, files.map(({ name }) => name));
    for (const file of files) if (!ignoredFiles.includes(file.name)) this.files.add(file);
    return { reference, ignoredFiles };
  }

  /** How many training samples there would be without a limit. */
  trainSizeInAll(data: DatasetSplits): number {
    return this.#trainSizes.get(data) ?? data.train.size;
  }

  /** Keeps a brought source: it has been loaded and is whole. */
  keep(reference: DatasetReference): void {
    if (typeof reference['file'] === 'string') this.#imported.set(reference['file'], reference);
  }

  async #referenceTo(registry: Registry, contents: readonly RecognizedContent[], names: readonly string[]): Promise<DatasetReference> {
    const { noData, referenceToIdx } = await recognizing();
    const idx = contents.filter(({ reader }) => reader === 'idx');
    const tables = contents.filter(({ reader }) => reader === 'csv');
    const [table, ...others] = tables;
    if (idx.length === 0) {
      if (table === undefined) throw noData(names);
      return { type: 'csv', file: table.name, ...testTable(table, others) };
    }
    const published = registry.datasets.entries.flatMap(({ definition }) => publishedOf(registry, definition) ?? []);
    const match = await matchPublished(idx, published);
    if (match === undefined) return referenceToIdx(idx);
    this.#published.set(match.dataset.name, match.names);
    return { type: match.dataset.name };
  }

  #context(): DatasetContext {
    return {
      read: async (dataset, file) => {
        const name = this.#published.get(dataset.name)?.get(file.name);
        if (name === undefined || !this.files.has(name)) return this.#served.read(dataset, file);
        const { bytes, raw, isGzipped } = await this.files.read(name);
        if (file.gzip === undefined || !isGzipped) return { bytes, location: name };
        return { bytes, location: name, gzipSha256: await sha256(raw) };
      },
    };
  }
}

/** A file that is data, and the dataset that reads it. */
interface RecognizedContent extends ImportedContent {
  readonly reader: string;
}

/** What was made of the files that a visitor brought. */
export interface ImportedData {
  readonly reference: DatasetReference;
  readonly ignoredFiles: readonly string[];
}

/** Of two tables, the one that is called so is held out. */
function testTable(table: ImportedContent, others: readonly ImportedContent[]): Readonly<Record<string, string>> {
  const [other] = others;
  if (other === undefined) return {};
  const isTest = /test/i.test(table.name);
  if (others.length === 1 && isTest !== /test/i.test(other.name)) {
    return isTest ? { file: other.name, testFile: table.name } : { testFile: other.name };
  }
  throw new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `There are ${others.length + 1} tables: ${[table, ...others].map(({ name }) => name).join(', ')}.`,
    hint: 'Bring one table, or two of which one is called test.',
  });
}

/** The published files of a dataset; one that has options tells of them when it is made. */
function publishedOf(registry: Registry, definition: DatasetDefinition): PublishedDataset | undefined {
  if (!('options' in definition)) return definition.published;
  if (!isComputed(definition)) return undefined;
  try {
    return resolveDataset(registry, { type: definition.name }).published;
  } catch (error) {
    if (!isVitrumError(error)) throw error;
    return undefined; // what is wrong with it is told when it is used
  }
}

/** True for data that need no file of the visitor's: every option has a default. */
function isComputed(definition: DatasetDefinition): boolean {
  return !('options' in definition) || Object.values(definition.options).every((option) => 'default' in option);
}

async function loadSource(source: DatasetSource, { type }: DatasetReference, context: DatasetContext): ReturnType<DatasetSource['load']> {
  try {
    return await source.load(context);
  } catch (error) {
    if (isVitrumError(error)) throw error;
    throw new VitrumError({
      code: 'VITRUM_INVALID_DATASET',
      message: `The dataset "${type}" could not be loaded: ${reasonOf(error)}.`,
      hint: 'Where it comes from a plugin, that has failed; where it is large, the browser may lack memory.',
      cause: error,
    });
  }
}
