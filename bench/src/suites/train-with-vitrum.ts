import type { CreateBackendRequest } from '@vitrum/core';
import type { Effort, TrainingAnswer } from '../engines/engine.ts';
import type { Workload } from '../engines/workload.ts';
import { nodeCommand } from '../process/node-command.ts';
import type { BenchContext } from '../suite.ts';

/** Trains with vitrum in a separate process. */
export interface VitrumTraining {
  readonly workload: Omit<Workload, 'name'>;
  readonly effort: Effort;
  readonly backend: CreateBackendRequest;
}

/** Seconds of each epoch. */
export async function trainWithVitrum(context: BenchContext, training: VitrumTraining): Promise<readonly number[]> {
  const request = { ...training, folder: context.data.folder };
  const { seconds } = await context.runner.ask<TrainingAnswer>(nodeCommand('train.ts'), request);
  return seconds;
}
