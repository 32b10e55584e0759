import type { Contribution } from './contribution.ts';
import type { PartsPlan } from './parts-plan.ts';
import type { FloatArray, Shape } from './tensor.ts';

/**
 * The meaning of a target row: one class of several, one-hot or a single 0 or 1 for two classes; numbers to predict; or 0 or 1 for
 * each of several labels that may apply.
 */
export type Task = 'classification' | 'regression' | 'multi-label';

/** Samples in a fixed order, read into memory provided by the caller. */
export interface Dataset {
  /** Identifies the dataset in messages and reports: `mnist`, `flowers.csv`. */
  readonly name: string;
  /** Number of samples. */
  readonly size: number;
  /** Shape of one input: `[28, 28]` for a gray picture, `[height, width, 3]` for one of red, green and blue. */
  readonly inputShape: Shape;
  /** Length of one target row. */
  readonly targetSize: number;
  /** The meaning of the targets; `classification` by default. */
  readonly task?: Task;
  /** Names of the outputs: classes, or labels that may apply; for regression, of the numbers. */
  readonly classes?: readonly string[];
  /** The scaling of targets for regression: the original value is offset + scale · target. Unscaled by default. */
  readonly targetScaling?: Scaling;
  /**
   * True if the stored order is random, as in MNIST, so that the first samples represent all of them; by default it may be sorted.
   */
  readonly hasRandomOrder?: boolean;
  /** Writes sample `index`'s input into `out` from `offset` on. */
  readInput(index: number, out: FloatArray, offset: number): void;
  /** The inputs of all samples if stored as bytes, which is faster than `readInput`. */
  readonly inputBytes?: InputBytes;
  /** Writes sample `index`'s target into `out` from `offset` on. */
  readTarget(index: number, out: FloatArray, offset: number): void;
  /** The weight of sample `index` in training, greater than 0: how many samples it counts for. 1 by default. */
  readWeight?(index: number): number;
  /** The class of sample `index`, for classification. */
  label?(index: number): number;
  /** The bytes of sample `index`'s picture, row-major, channels last: a view that is not to be written to. */
  pixels?(index: number): Uint8Array;
  /** The original of sample `index`, as text: a row of a table, a sentence. */
  describe?(index: number): string;
  /**
   * Loads the samples at `indices`, in that order: sample i of the result is sample `indices[i]` of this dataset. Present if
   * samples are stored on disk; blocks may be requested while earlier ones are still loading. Reading sample by sample works too.
   */
  readBlock?(indices: Uint32Array): Promise<Dataset>;
  /** Closes open files; nothing can be read afterwards. */
  close?(): void;
}

/** For every number of a row: the value that 0 stands for, and the size of 1. */
export interface Scaling {
  /** The original value that 0 stands for, one for each number of a row: the mean for standard scores. */
  readonly offsets: readonly number[];
  /** The original difference that 1 stands for, one for each number of a row: the standard deviation for standard scores. */
  readonly scales: readonly number[];
}

/** Inputs stored as bytes, sample after sample: each input is byte / divisor. */
export interface InputBytes {
  /** Not to be written to. A dataset that computes its samples may compute them when this is first read. */
  readonly bytes: Uint8Array;
  /** What each byte is divided by: 255 maps pixels to numbers from 0 to 1. */
  readonly divisor: number;
  /** Those of the first `count` samples, present if these cost less than all of them. */
  first?(count: number): InputBytes;
}

/** The parts that every dataset has, by name. */
export type DatasetPart = 'train' | 'test';

/** The parts of a dataset: training samples, and samples held out from training. */
export interface DatasetSplits {
  /** The samples that the network learns from. */
  readonly train: Dataset;
  /** What decisions in training are based on, such as which epoch is best. With it, the test set is used once, at the end. */
  readonly validation?: Dataset;
  /** Samples that the finished network is judged by. Without a validation part they are evaluated after every epoch, too. */
  readonly test: Dataset;
  /** True if the training and test parts are those of a publication, which nobody can divide anew. */
  readonly arePublished?: true;
  /** The plan that the parts follow, if they were divided by one while they were read: `context.parts`. */
  readonly parts?: PartsPlan;
  /** How inputs were encoded, if a model needs that for new data. */
  readonly encoding?: DataEncoding;
  /** Notes on how the data were read, a sentence each, such as skipped rows. */
  readonly notes?: readonly string[];
  /** All decisions made in reading, detected or given, in order; `vitrum show --explain` prints them. */
  readonly decisions?: readonly ReadingDecision[];
}

/** A decision made in reading data: `delimiter`, `;`, `stands equally often on each line`. */
export interface ReadingDecision {
  /** Its subject: `header`, `decimal sign`, `task`, `column "age"`. */
  readonly subject: string;
  /** Its result: `yes`, `comma`, `classification with 3 classes`. */
  readonly value: string;
  /** Its reason: evidence in the data, or an option. */
  readonly reason: string;
  /** The option of the dataset that overrides it, if any. */
  readonly option?: string;
}

/**
 * How data become numbers, and numbers become readable again, learned from the training part: columns, categories, means, words.
 * Plain JSON that a model keeps; `type` identifies the form.
 */
export interface DataEncoding {
  /** The form of the encoding, which says what other properties there are: `image`, `table`, `text`, `array`. */
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

/** An archive with the files of a dataset, possibly among others. */
export interface DatasetArchive {
  /** `zip`, by default: a ZIP archive of the gzipped files. `tar.gz`: a gzipped tar archive of the files themselves. */
  readonly format?: 'zip' | 'tar.gz';
  /** Its file name on the mirrors. */
  readonly name: string;
  /** SHA-256 of the archive, lower-case hexadecimal. */
  readonly sha256: string;
  /** Size of the archive in bytes. */
  readonly size: number;
  /** Prefix of the files' names in the archive: `gzip/`; may be empty. */
  readonly prefix: string;
  /** Files of other datasets to cache as well, so that the archive is downloaded only once. */
  readonly others?: readonly DatasetFile[];
}

/** The content of a data file. */
export interface DatasetFileContent {
  /** Uncompressed. */
  readonly bytes: Uint8Array;
  /** The path or address that it was read from, for messages. */
  readonly location: string;
  /** SHA-256 of the gzipped file that it was read from; absent if it was not gzipped. */
  readonly gzipSha256?: string;
}

/** How a dataset gets its files: from a folder in Node, from a drop or a server in a browser. */
export interface DatasetContext {
  /** Reads a file of the dataset `dataset`; throws VITRUM_DATASET_NOT_FOUND and the other data errors. */
  read(dataset: PublishedDataset, file: DatasetFile): Promise<DatasetFileContent>;
  /**
   * Which samples are to be held out. A dataset that learns from its training part divides it by this plan, `divideSamples`, and
   * returns the plan as `parts`; others leave it to the caller.
   */
  readonly parts?: PartsPlan;
  /** SHA-256 in lower-case hexadecimal, if the environment has a faster one than the Web Cryptography API. */
  readonly sha256?: (bytes: Uint8Array) => Promise<string>;
}

/** The facts needed to find or fetch a dataset's files. */
export interface PublishedDataset {
  /** The name of the dataset in messages: `fashion-mnist`. */
  readonly name: string;
  /** The folder below a data folder, and below the cache folder. */
  readonly folder: string;
  /** Every file that loading needs, with its size and checksum; a downloaded one is checked against them. */
  readonly files: readonly DatasetFile[];
  /** Addresses of folders that serve the gzipped files, or the archive that has them. */
  readonly mirrors: readonly string[];
  /** The archive in which the files are published, unless they are published separately. */
  readonly archive?: DatasetArchive;
}

/** Loads the samples. */
export interface DatasetFunctions {
  /** Present if the dataset consists of published files. */
  readonly published?: PublishedDataset;
  /** Reads the samples, fetching missing published files through the context, and holds out what `context.parts` asks for. */
  readonly load: (context: DatasetContext) => Promise<DatasetSplits>;
}

/** Metadata of every dataset. */
export interface Licensed {
  /** The license of the data; `the data's own` for readers of user data. */
  readonly license: string;
}

/** A dataset that is ready to load. */
export interface DatasetSource<Name extends string = string> extends Contribution<Name>, Licensed, DatasetFunctions {}
