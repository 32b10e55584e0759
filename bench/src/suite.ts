import type { PreparedData } from './data/prepare-data.ts';
import type { AvailablePeers } from './engines/available-peers.ts';
import type { ProcessRunner } from './process/process-runner.ts';
import type { Section } from './section.ts';

/** What surrounds a suite while it measures. */
export interface BenchContext {
  /** True for the short form: fewer samples and repetitions. */
  readonly isQuick: boolean;
  readonly data: PreparedData;
  readonly runner: ProcessRunner;
  /** The other engines; found, and installed where need be, when they are asked for the first time. */
  readonly peers: () => Promise<AvailablePeers>;
  /** Tells of a step, in one line. */
  readonly report: (step: string) => void;
}

/** One thing that is measured. */
export interface Suite {
  readonly name: string;
  readonly description: string;
  /** False leaves it out of the short form. */
  readonly isInQuick?: boolean;
  readonly measure: (context: BenchContext) => Promise<Section>;
}
