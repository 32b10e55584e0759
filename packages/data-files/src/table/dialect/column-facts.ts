import type { NotationEvidence } from './notation-evidence.ts';

/** A column that is looked at. */
export interface ColumnFacts {
  readonly name: string;
  /** True for whole numbers without any sign, which fit every way of writing numbers. */
  readonly isPlain: boolean;
  readonly evidence: NotationEvidence | undefined;
  readonly missing: readonly string[];
}
