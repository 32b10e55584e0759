import type { Contribution } from './contribution.ts';
import type { FloatArray, Shape } from './tensor.ts';

/**
 * What a target row is: one class of several, one-hot, or for two classes a single 0 or 1; numbers to come close to; or for
 * each of several labels whether it applies, 0 or 1.
 */
export type Task = 'classification' | 'regression' | 'multi-label';

/** Samples in an order that never changes, read into memory that the caller owns. */
export interface Dataset {
  readonly name: string;
  /** Number of samples. */
  readonly size: number;
  /** Shape of one input: `[28, 28]` for a grey picture, `[height, width, 3]` for one of red, green and blue. */
  readonly inputShape: Shape;
  /** Length of one target row. */
  readonly targetSize: number;
  /** What the targets are; `classification` when left out. */
  readonly task?: Task;
  /** What the outputs stand for: classes, or labels that may apply; for regression, what the numbers are called. */
  readonly classes?: readonly string[];
  /** How targets were scaled, for regression: what people read is offset + scale · target. As they are when left out. */
  readonly targetScaling?: Scaling;
  /**
   * True where the stored order is a random one, as in MNIST: its first samples are a fair sample of all of them. Left out: it
   * may be sorted.
   */
  readonly hasRandomOrder?: boolean;
  /** Writes sample `index`'s input into `out` from `offset` on. */
  readInput(index: number, out: FloatArray, offset: number): void;
  /** The inputs of all samples as they are stored, where they are stored as bytes: a faster way than `readInput`. */
  readonly inputBytes?: InputBytes;
  /** Writes sample `index`'s target into `out` from `offset` on. */
  readTarget(index: number, out: FloatArray, offset: number): void;
  /** The class of sample `index`, for classification. */
  label?(index: number): number;
  /** The bytes of sample `index`'s picture, row-major, channels last: a view that is not to be written to. */
  pixels?(index: number): Uint8Array;
  /** Sample `index` as it came, in words: a row of a table, a sentence. */
  describe?(index: number): string;
  /**
   * Reads some samples into memory, in the given order: sample i of what is returned is `indices[i]` of this one. Present
   * where samples lie on a disk: whoever goes through many of them asks for one block after the other, and for the next one
   * before it is done with the last. The other methods work too, sample by sample.
   */
  readBlock?(indices: Uint32Array): Promise<Dataset>;
  /** Gives files back that are open; nothing can be read afterwards. */
  close?(): void;
}

/** For every number of a row: what stands for 0, and how much stands for 1. */
export interface Scaling {
  readonly offsets: readonly number[];
  readonly scales: readonly number[];
}

/** Inputs stored as bytes, sample after sample: each input is byte / divisor. */
export interface InputBytes {
  /** Not to be written to. */
  readonly bytes: Uint8Array;
  readonly divisor: number;
}

/** The two parts of a dataset, by name. */
export type DatasetPart = 'train' | 'test';

/** The two parts of a dataset: what is learned from and what is held out. */
export interface DatasetSplits {
  readonly train: Dataset;
  readonly test: Dataset;
  /** How inputs were made of what a person brought, where a model needs that to be asked about something new. */
  readonly encoding?: DataEncoding;
  /** What a person should know about how the data were read, a sentence each: rows that were left out. */
  readonly notes?: readonly string[];
  /** Everything that reading decided, guessed or told, in the order of reading: `vitrum show --explain` prints it. */
  readonly decisions?: readonly ReadingDecision[];
}

/** One thing that reading decided about data: `delimiter`, `;`, `stands equally often on each line`. */
export interface ReadingDecision {
  /** What was decided: `header`, `decimal sign`, `task`, `column "age"`. */
  readonly subject: string;
  /** What was taken: `yes`, `comma`, `classification with 3 classes`. */
  readonly value: string;
  /** Why: what was seen in the data, or that an option says so. */
  readonly reason: string;
  /** The option of the dataset that decides otherwise, where there is one. */
  readonly option?: string;
}

/**
 * How what a person brings becomes numbers, and numbers become what a person reads, learned from the training part: columns,
 * categories, means, words. Plain JSON that a model keeps; `type` says who understands the rest.
 */
export interface DataEncoding {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** A published file: at least one of its two checksums is known. */
export interface DatasetFile {
  /** File name without `.gz`. */
  readonly name: string;
  /** SHA-256 of the uncompressed content, lower-case hexadecimal. */
  readonly sha256?: string;
  /** Size of the uncompressed content in bytes. */
  readonly size: number;
  /** The file as it is published, gzipped. */
  readonly gzip?: PublishedGzip;
}

/** A gzipped file as it is published. */
export interface PublishedGzip {
  /** SHA-256 of the file as it is, lower-case hexadecimal. */
  readonly sha256: string;
  /** Size of the file in bytes, where it is known. */
  readonly size?: number;
}

/** A ZIP archive that has the gzipped files of a dataset, and maybe others. */
export interface DatasetArchive {
  /** Its file name on the mirrors. */
  readonly name: string;
  /** SHA-256 of the archive, lower-case hexadecimal. */
  readonly sha256: string;
  /** Size of the archive in bytes. */
  readonly size: number;
  /** What stands before the files' names in the archive: `gzip/`; may be empty. */
  readonly prefix: string;
  /** Files of other datasets that are kept too, so that the archive need not be fetched again for them. */
  readonly others?: readonly DatasetFile[];
}

/** The content of a data file. */
export interface DatasetFileContent {
  /** Uncompressed. */
  readonly bytes: Uint8Array;
  /** The path or address that it was read from, for messages. */
  readonly location: string;
  /** SHA-256 of the gzipped file that it was read from, where there was one. Left out: it counts as never gzipped. */
  readonly gzipSha256?: string;
}

/** How a dataset gets its files: from a folder in Node, from a drop or a server in a browser. */
export interface DatasetContext {
  /** Reads a file of the dataset `dataset`; throws VITRUM_DATASET_NOT_FOUND and the other data errors. */
  read(dataset: PublishedDataset, file: DatasetFile): Promise<DatasetFileContent>;
  /** SHA-256 in lower-case hexadecimal, where the environment has a faster one than the Web Cryptography API. */
  readonly sha256?: (bytes: Uint8Array) => Promise<string>;
}

/** What has to be known to find or fetch a dataset's files. */
export interface PublishedDataset {
  readonly name: string;
  /** The folder below a data folder, and below the cache folder. */
  readonly folder: string;
  readonly files: readonly DatasetFile[];
  /** Addresses of folders that serve the gzipped files, or the archive that has them. */
  readonly mirrors: readonly string[];
  /** The archive in which the files are published, where they are not published one by one. */
  readonly archive?: DatasetArchive;
}

/** What brings the samples. */
export interface DatasetFunctions {
  /** Present where the dataset is made of published files. */
  readonly published?: PublishedDataset;
  readonly load: (context: DatasetContext) => Promise<DatasetSplits>;
}

/** What every dataset says about its data. */
export interface Licensed {
  /** Under which licence the data are; for what reads a person's own, `the data's own`. */
  readonly license: string;
}

/** A dataset that is ready to be loaded. */
export interface DatasetSource<Name extends string = string> extends Contribution<Name>, Licensed, DatasetFunctions {}
