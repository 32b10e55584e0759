import type { NotationEvidence } from './notation-evidence.ts';

export interface ColumnFacts {
  readonly name: string;
  /** True for integers without any punctuation, which fit every notation. */
  readonly isPlain: boolean;
  readonly evidence: NotationEvidence | undefined;
  readonly missing: readonly string[];
}
