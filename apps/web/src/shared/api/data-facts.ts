import type { DataSource } from './data.ts';

/** Where data come from and under which terms. */
export interface SourceFacts {
  readonly reference: DataSource['reference'];
  readonly license: string;
  readonly origin?: string;
}

/** How many samples a class has. */
export interface ClassCount {
  readonly name: string;
  readonly train: number;
  readonly test: number;
}

/** A table that a visitor brought: what can be predicted, and what is. */
export interface TableColumns {
  readonly columns: readonly string[];
  readonly target: string;
}

/** More about the loaded data than every part of the page needs. */
export interface DataFacts {
  /** How many training samples there are where no limit holds. */
  readonly trainSizeInAll: number;
  /** Empty where the data have no classes. */
  readonly counts: readonly ClassCount[];
  readonly table?: TableColumns;
}

/** What the room of the data asks. */
export interface DataFactsApi {
  sourceFacts(): Promise<readonly SourceFacts[]>;
  dataFacts(): Promise<DataFacts | undefined>;
}
