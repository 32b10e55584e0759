import type { EpochFigures } from '@vitrum/trainer';
import type { DataSummary } from './data.ts';
import type { KeptRun } from './kept-run.ts';
import type { Problem } from './problem.ts';
import type { TestResults } from './results.ts';
import type { SweepLook } from './sweep-look.ts';
import type { BaseChoice, BaseLook, TransferRequest } from './transfer.ts';
import type { LayerSummary, LayerWeights, Progress, ProgressPoint, RunSummary } from './run.ts';

/** A file for the visitor to save. */
export interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** The worker's state after the import of a model or run. */
export interface Imported {
  readonly kind: 'model' | 'run' | 'settings';
  readonly name: string;
  readonly run: RunSummary;
  readonly data: DataSummary;
  readonly progress: Progress;
  readonly points: readonly ProgressPoint[];
  readonly epochs: readonly EpochFigures[];
  readonly fingerprint?: string;
  /** Notes for the visitor, a sentence each. */
  readonly notes: readonly string[];
}

/** The kept runs, and the problems of unreadable ones. */
export interface KeptRuns {
  readonly runs: readonly KeptRun[];
  readonly problems: readonly Problem[];
}

/** The runs of a sweep, and what its settings did, where their values are described. */
export interface AddedSweep extends KeptRuns {
  readonly look?: SweepLook;
}

/** What came of keeping a run: it is in memory in any case, and stored where the browser lets the page. */
export interface Keeping {
  readonly run: KeptRun;
  readonly problem?: Problem;
}

/** A sweep of the command line among a visitor's files. */
export interface SweepFiles {
  /** Its folder; empty where that is not known. */
  readonly folder: string;
  /** `trials.jsonl` */
  readonly trials: File;
  /** `sweep.json`, which tells what is looked for. */
  readonly description?: File;
  /** The run folders of its trials. */
  readonly runs: readonly { readonly path: string; readonly files: readonly File[] }[];
}

/** A network to be looked at beside another. */
export interface NetworkLook {
  readonly layers: readonly LayerSummary[];
  readonly weights: readonly LayerWeights[];
  /** On the loaded test data; absent where they have no classes, or are not for this network. */
  readonly results?: TestResults;
}

/** A file format of models. */
export interface ModelFormat {
  readonly name: string;
  readonly description: string;
  /** Ends of file names, the usual one first. */
  readonly extensions: readonly string[];
  /** What it cannot express. */
  readonly limits?: string;
  readonly reads: boolean;
  readonly writes: boolean;
}

/** Models and runs, as files and as what the browser keeps. */
export interface FilesApi {
  /** model.json, as the command line reads it. */
  exportModel(): Promise<SavedFile>;
  /** The formats of other programs. */
  modelFormats(): Promise<readonly ModelFormat[]>;
  /**
   * The model in one of them: a file, or a ZIP archive of several.
   *
   * @throws VITRUM_UNSUPPORTED_MODEL for a model that the format cannot express
   */
  exportModelAs(format: string): Promise<SavedFile>;
  /** The run folder of the command line as a ZIP archive. */
  exportRun(): Promise<SavedFile>;
  /**
   * A model.json or a model of another format, a checkpoint, a config.json, or a run folder as its files or as an archive. The present run stays where that
   * fails.
   *
   * @throws VITRUM_INVALID_MODEL, VITRUM_UNSUPPORTED_MODEL, VITRUM_INVALID_CHECKPOINT, VITRUM_INVALID_CONFIG, VITRUM_INVALID_ARCHIVE, VITRUM_SHAPE_MISMATCH,
   * and the errors of loading data
   */
  importFiles(files: readonly File[]): Promise<Imported>;
  /** The model that this project's command line trained on MNIST. */
  importExample(): Promise<Imported>;

  /** Keeps the current run; undefined if it has not been trained. */
  keepRun(): Promise<Keeping | undefined>;
  keptRuns(): Promise<KeptRuns>;
  openKept(id: string): Promise<Imported>;
  renameKept(id: string, name: string): Promise<Keeping>;
  deleteKept(id: string): Promise<void>;
  /**
   * Lists a run folder of the command line beside the kept runs, until the page is closed: its files, or an archive of them.
   *
   * @throws VITRUM_INVALID_ARCHIVE, VITRUM_INVALID_CONFIG, VITRUM_INVALID_CHECKPOINT where files are missing
   */
  addRun(folder: string, files: readonly File[]): Promise<KeptRun>;
  /**
   * Lists the runs of a sweep beside the kept runs, the best trial first, until the page is closed. Lines that are not records of trials are among
   * the problems, as is a run folder that is not whole: of its run, what the sweep tells is listed.
   *
   * @throws VITRUM_INVALID_CONFIG for a file without a record of a trial; VITRUM_DATA_UNREADABLE
   */
  addSweep(sweep: SweepFiles): Promise<AddedSweep>;
  /**
   * The files in an archive of a sweep's folder, each with its path; undefined for any other archive.
   *
   * @throws VITRUM_INVALID_ARCHIVE for one that is too large
   */
  unpackSweep(archive: File): Promise<readonly { readonly path: string; readonly file: File }[] | undefined>;
  /** The network of a kept run, without opening it. */
  lookAtKept(id: string): Promise<NetworkLook>;
  /** The present network in the same form. */
  lookAtPresent(): Promise<NetworkLook>;
  exportKept(id: string): Promise<SavedFile>;
  /**
   * The layers that would be taken over; undefined where there is no such network.
   *
   * @throws VITRUM_INVALID_CONFIG for a network of one layer; VITRUM_INVALID_CHECKPOINT for a kept run that cannot be read
   */
  lookAtBase(base: BaseChoice): Promise<BaseLook | undefined>;
  /**
   * A run of the loaded data that begins with the layers of another network and a new end for these data, as `vitrum train --base --freeze --head` makes it.
   *
   * @throws what `lookAtBase` throws; VITRUM_SHAPE_MISMATCH where the network reads other samples
   */
  transfer(request: TransferRequest): Promise<Imported>;
}
