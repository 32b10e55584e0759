import type { Registry } from '@vitrum/core';
import type { VitrumRegistry } from '../builtins.ts';
import type { Model } from '../model/model.ts';
import type { TrainOptions } from './train-options.ts';

/**
 * Trains a network, in one call: on rows in memory or on a dataset, with settings that fit them unless they are given. It is the
 * ordinary `Trainer`, and gives the same bits.
 *
 * @example
 * const model = await train({ inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: ['no', 'yes', 'yes', 'no'], layers: [8], epochs: 200 });
 * model.predict([[0, 1]])[0]?.label; // 'yes'
 * @throws VITRUM_UNKNOWN_OPTION and the errors of data, configuration and training; the reason of an aborted `signal`
 */
export async function train<R extends Registry = VitrumRegistry>(options: TrainOptions<R>): Promise<Model> {
  const { runTraining } = await import('../short-ways.ts');
  return runTraining(options);
}
