import type { LineChart } from '@vitrum/plots/svg';

/** A table: the first column names the row, the others hold figures. */
export interface Table {
  readonly title?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A performance target of vitrum, and whether it is met. */
export interface Target {
  readonly aim: string;
  readonly measured: string;
  /** Undefined if it could not be measured. */
  readonly isMet?: boolean;
}

/** The section of a suite, as plain JSON: stored as is, so that a later run can reuse it. */
export interface Section {
  readonly title: string;
  /** What was measured, and how. */
  readonly text: string;
  readonly tables: readonly Table[];
  readonly charts?: readonly LineChart[];
  readonly targets?: readonly Target[];
  /** What was left out and why, and other remarks. */
  readonly notes?: readonly string[];
  /** All measurements, for the results file. */
  readonly raw?: unknown;
}
