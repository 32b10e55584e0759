import type { LineChart } from '@vitrum/plots/svg';

/** A table as it is shown: the first column names the row, the others hold figures. */
export interface Table {
  readonly title?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One of the aims that were set for vitrum, and how it turned out. */
export interface Target {
  readonly aim: string;
  readonly measured: string;
  /** Undefined where it could not be measured. */
  readonly isMet?: boolean;
}

/** What a suite has to say, as plain JSON: it is stored as it is, so that a later run can go on from it. */
export interface Section {
  readonly title: string;
  /** What was measured, and how. */
  readonly text: string;
  readonly tables: readonly Table[];
  readonly charts?: readonly LineChart[];
  readonly targets?: readonly Target[];
  /** What was left out and why, and what else a reader has to know. */
  readonly notes?: readonly string[];
  /** Every single figure, for the file of results. */
  readonly raw?: unknown;
}
