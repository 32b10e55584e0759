import { isListOf, isRecord, VitrumError, type DatasetSplits, type Task } from '@vitrum/core';
import { alignTargets, type TargetForm } from '@vitrum/datasets';
import type { ModelFile } from '@vitrum/formats';
import type { Network } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import type { Advice } from './advice.ts';
import { modelDataOf } from './model-data.ts';
import { isSameJson } from './same-json.ts';

/**
 * What a model's outputs stand for; without names where the model does not say them.
 *
 * @param usual - What they are where it does not even say that.
 * @throws VITRUM_INVALID_MODEL
 */
export function targetFormOf(model: ModelFile, network: Network, usual: Task = 'classification'): TargetForm {
  const { classes, task } = model.metadata;
  const { targetScaling, task: said } = modelDataOf(model, network);
  return {
    task: task === undefined ? usual : said,
    classes: isListOf(classes, (name) => typeof name === 'string') ? classes : undefined,
    size: sizeOf(network.outputShape),
    scaling: targetScaling,
  };
}

/**
 * Data as a model knows them: inputs have to be made alike, and targets are matched by their names. Whatever compares a model
 * with data goes through here.
 *
 * @param what - What messages call the data.
 * @param advice - What to do where the inputs are made in another way.
 * @returns The same data where nothing had to be changed.
 * @throws VITRUM_INVALID_ENCODING, VITRUM_CLASS_MISMATCH, VITRUM_SHAPE_MISMATCH, VITRUM_INVALID_MODEL
 */
export function matchData(model: ModelFile, network: Network, data: DatasetSplits, what: string, advice: Pick<Advice, 'fitData'>): DatasetSplits {
  const form = targetFormOf(model, network, data.test.task);
  const [train, test] = [alignTargets(data.train, form, what), alignTargets(data.test, form, what)];
  if (!isSameEncoding(model.metadata['encoding'], data.encoding)) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_ENCODING',
      message: `The data of ${what} become inputs in another way than those that the model learned from: their columns, words or means differ.`,
      hint: advice.fitData,
    });
  }
  return train === data.train && test === data.test ? data : { ...data, train, test };
}

/** True where the same inputs mean the same; how new pictures are prepared makes no difference to those of a dataset. */
export function isSameEncoding(learned: unknown, present: unknown): boolean {
  if (learned === undefined || present === undefined) return true;
  return isSameJson(inputForm(learned), inputForm(present));
}

function inputForm(encoding: unknown): unknown {
  if (!isRecord(encoding) || encoding['type'] !== 'image') return JSON.parse(JSON.stringify(encoding)) as unknown;
  const { type, width, height, channels } = encoding;
  return { type, width, height, channels };
}
