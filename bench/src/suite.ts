import type { PreparedData } from './data/prepare-data.ts';
import type { AvailablePeers } from './engines/available-peers.ts';
import type { ProcessRunner } from './process/process-runner.ts';
import type { Section } from './section.ts';

/** The context of a suite. */
export interface BenchContext {
  /** True for the short form: fewer samples and repetitions. */
  readonly isQuick: boolean;
  readonly data: PreparedData;
  readonly runner: ProcessRunner;
  /** The other engines; found, and installed if necessary, on first use. */
  readonly peers: () => Promise<AvailablePeers>;
  /** Reports progress, in one line. */
  readonly report: (step: string) => void;
}

/** A measurement. */
export interface Suite {
  readonly name: string;
  readonly description: string;
  /** False excludes it from the short form. */
  readonly isInQuick?: boolean;
  readonly measure: (context: BenchContext) => Promise<Section>;
}
