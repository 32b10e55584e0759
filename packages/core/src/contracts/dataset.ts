import type { Contribution } from './contribution.ts';
import type { FloatArray, Shape } from './tensor.ts';

/** Samples in an order that never changes, read into memory that the caller owns. */
export interface Dataset {
  readonly name: string;
  /** Number of samples. */
  readonly size: number;
  /** Shape of one input: `[28, 28]` for a grey picture. */
  readonly inputShape: Shape;
  /** Length of one target row. */
  readonly targetSize: number;
  /** What the outputs stand for, for classification. */
  readonly classes?: readonly string[];
  /** Writes sample `index`'s input into `out` from `offset` on. */
  readInput(index: number, out: FloatArray, offset: number): void;
  /** The inputs of all samples as they are stored, where they are stored as bytes: a faster way than `readInput`. */
  readonly inputBytes?: InputBytes;
  /** Writes sample `index`'s target into `out` from `offset` on. */
  readTarget(index: number, out: FloatArray, offset: number): void;
  /** The class of sample `index`, for classification. */
  label?(index: number): number;
  /** The bytes of sample `index`'s grey picture, row-major, where samples are pictures: a view that is not to be written to. */
  pixels?(index: number): Uint8Array;
}

/** Inputs stored as bytes, sample after sample: each input is byte / divisor. */
export interface InputBytes {
  /** Not to be written to. */
  readonly bytes: Uint8Array;
  readonly divisor: number;
}

/** The two parts of a dataset: what is learned from and what is held out. */
export interface DatasetSplits {
  readonly train: Dataset;
  readonly test: Dataset;
}

/** A published file. */
export interface DatasetFile {
  /** File name without `.gz`. */
  readonly name: string;
  /** SHA-256 of the uncompressed content, lower-case hexadecimal. */
  readonly sha256: string;
  /** Size of the uncompressed content in bytes. */
  readonly size: number;
}

/** The content of a data file. */
export interface DatasetFileContent {
  /** Uncompressed. */
  readonly bytes: Uint8Array;
  /** The path or address that it was read from, for messages. */
  readonly location: string;
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
  /** Addresses of folders that serve the gzipped files. */
  readonly mirrors: readonly string[];
}

/** What a plugin registers to contribute a dataset. */
export interface DatasetDefinition<Name extends string = string> extends Contribution<Name> {
  readonly license: string;
  /** Present where the dataset is made of published files. */
  readonly published?: PublishedDataset;
  readonly load: (context: DatasetContext) => Promise<DatasetSplits>;
}
