import type { Loss, Optimizer, Schedule, Tensor } from '@vitrum/core';
import type { Network } from '@vitrum/network';

/** A step whose cost is not finite, before its update, or the end of an epoch whose last update led there. */
export interface DivergedStep {
  readonly network: Network;
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  readonly schedule: Schedule;
  /** The step's batch. */
  readonly batch?: { readonly inputs: Tensor; readonly targets: Tensor };
  readonly batchSize: number;
  readonly epoch: number;
  readonly step: number;
  /** Steps taken before. */
  readonly stepsTaken: number;
  readonly samples: number;
  /** η of the step before, and the configured η. */
  readonly learningRate: number;
  readonly plannedLearningRate: number;
}
