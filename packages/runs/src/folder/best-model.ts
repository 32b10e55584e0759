import { VitrumError, type Backend, type Registry } from '@vitrum/core';
import { isFiniteNumber, isRecord, parseJson } from '@vitrum/core/internal';
import { checkModel, decodeModel } from '@vitrum/formats';
import type { NetworkConfig } from '@vitrum/network';
import { weightsOf, type SavedBest } from '@vitrum/trainer';
import { reasonOf } from '../reason-of.ts';
import { runFiles } from './run-files.ts';
import { isSameJson } from '../data/same-json.ts';

/** What a best.json has to agree with. */
export interface BestModelRequest {
  /** The name of the run folder in messages. */
  readonly name: string;
  readonly network: NetworkConfig;
  readonly backend: Backend;
  /** What to do if it cannot be used. */
  readonly hint: string;
}

/**
 * The best weights of a run and their epoch, from the text of its best.json.
 *
 * @throws VITRUM_INVALID_CHECKPOINT
 */
export function readBestModel(registry: Registry, text: string, { name, network: config, backend, hint }: BestModelRequest): SavedBest {
  try {
    const model = checkModel(parseJson(text));
    if (!isSameJson(model.network, config)) throw new Error('it is another network');
    const { results } = model.metadata;
    const epoch = isRecord(results) ? results['epochs'] : undefined;
    if (!isFiniteNumber(epoch)) throw new Error('it does not say of which epoch it is');
    const network = decodeModel(registry, model, { backend });
    try {
      return { epoch, weights: weightsOf(network) };
    } finally {
      network.release();
    }
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_CHECKPOINT',
      message: `The run in ${name} cannot be resumed: ${runFiles.best} cannot be used, ${reasonOf(error)}.`,
      hint,
      cause: error,
    });
  }
}
