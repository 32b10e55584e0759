import type { ErrorCode } from '@vitrum/core';
import { isRecord } from '@vitrum/core/internal';
import type { QueueClaim } from '../lock/queue-claim.ts';

/** What a worker trains: plain JSON. */
export interface TrialJob {
  /** The absolute path of the folder of the run. */
  readonly folder: string;
  /** The absolute path of the file that describes the trial completely. */
  readonly config: string;
  readonly seed: number;
  /** It trains up to this epoch, which may be before the end of the run. */
  readonly epochs: number;
  /** What is looked for: `loss` or the name of a metric. */
  readonly figure: string;
  /** Options of `vitrum train` that describe no run, such as `--threads 1`. */
  readonly words: readonly string[];
  /** What the queue that it came from says about its folder. */
  readonly claim?: QueueClaim;
}

/** What became of a job. */
export type TrialOutcome =
  | {
      readonly state: 'finished';
      /** The figure after each epoch. */
      readonly curve: readonly number[];
      readonly seconds: number;
      readonly fingerprint?: string;
      /** Which samples the figure is of. */
      readonly part: 'validation' | 'test';
    }
  | { readonly state: 'failed'; readonly reason: string }
  /** Something that would end other trials too: a full disk, data that are not there. */
  | { readonly state: 'refused'; readonly code: ErrorCode; readonly reason: string; readonly hint: string }
  | { readonly state: 'interrupted' };

/** What a worker is told. */
export type ToWorker = { readonly type: 'train'; readonly job: TrialJob } | { readonly type: 'interrupt' } | { readonly type: 'end' };

/** What a worker tells. */
export type FromWorker = { readonly type: 'ready' } | { readonly type: 'epoch'; readonly epoch: number } | { readonly type: 'ended'; readonly outcome: TrialOutcome };

// Both ends are processes of one program: the type tells the rest.
export const isToWorker = (value: unknown): value is ToWorker => isRecord(value) && ['train', 'interrupt', 'end'].includes(String(value['type']));
export const isFromWorker = (value: unknown): value is FromWorker => isRecord(value) && ['ready', 'epoch', 'ended'].includes(String(value['type']));
