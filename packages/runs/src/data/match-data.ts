import { VitrumError, type DatasetSplits, type Task } from '@vitrum/core';
import { isListOf, isRecord } from '@vitrum/core/internal';
import { alignTargets, type TargetForm } from '@vitrum/datasets/internal';
import type { ModelFile } from '@vitrum/formats';
import type { Network } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import type { HintTexts } from '../hint-texts.ts';
import { modelDataOf } from './model-data.ts';
import { isSameJson } from './same-json.ts';

/**
 * The meaning of a model's outputs; without names if the model has none.
 *
 * @param usual - The default if the model does not say.
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
 * Matches data with a model: the encodings must agree, and targets are matched by name. Every comparison of a model with data uses
 * this.
 *
 * @param what - The name of the data in messages.
 * @param hintTexts - What to do if the inputs are encoded differently.
 * @returns The same data if nothing had to be changed.
 * @throws VITRUM_INVALID_ENCODING, VITRUM_CLASS_MISMATCH, VITRUM_SHAPE_MISMATCH, VITRUM_INVALID_MODEL
 */
export function matchData(model: ModelFile, network: Network, data: DatasetSplits, what: string, hintTexts: Pick<HintTexts, 'fitData'>): DatasetSplits {
  const form = targetFormOf(model, network, data.test.task);
  const [train, test] = [alignTargets(data.train, form, what), alignTargets(data.test, form, what)];
  if (!isSameEncoding(model.metadata['encoding'], data.encoding)) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_ENCODING',
      message: `The data of ${what} become inputs in another way than those that the model learned from: their columns, words or means differ.`,
      hint: hintTexts.fitData,
    });
  }
  return train === data.train && test === data.test ? data : { ...data, train, test };
}

/** True if equal inputs have equal meaning; the preprocessing of new pictures does not matter for those of a dataset. */
export function isSameEncoding(learned: unknown, present: unknown): boolean {
  if (learned === undefined || present === undefined) return true;
  return isSameJson(inputForm(learned), inputForm(present));
}

function inputForm(encoding: unknown): unknown {
  if (!isRecord(encoding) || encoding['type'] !== 'image') return JSON.parse(JSON.stringify(encoding)) as unknown;
  const { type, width, height, channels } = encoding;
  return { type, width, height, channels };
}
