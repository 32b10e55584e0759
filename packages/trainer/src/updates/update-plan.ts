import type { Optimizer } from '@vitrum/core';
import type { GradientSettings } from './gradient-options.ts';

/** What updates of weights depend on. */
export interface UpdatePlan extends GradientSettings {
  readonly optimizer: Optimizer;
  readonly batchSize: number;
  readonly epochs: number;
  readonly averaging: string;
}
