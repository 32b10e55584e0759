import { isFiniteNumber, isListOf, isRecord, VitrumError, type Scaling, type Task } from '@vitrum/core';
import { parseEncoding, encodingInputSize, type KnownEncoding } from '@vitrum/datasets';
import type { ModelFile } from '@vitrum/formats';
import type { Network } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import { classesOf } from './model-metadata.ts';

/** What a model says about the data that it is for. */
export interface ModelData {
  readonly task: Task;
  /** What the outputs stand for; for two classes in one output, both. */
  readonly classes: readonly string[];
  /** What people read is offset + scale · output, for regression. */
  readonly targetScaling: Scaling | undefined;
}

const tasks: readonly Task[] = ['classification', 'regression', 'multi-label'];

/**
 * What a model says about the data that it is for; the usual where it does not say.
 *
 * @throws VITRUM_INVALID_MODEL when it says what cannot be
 */
export function modelDataOf(model: ModelFile, network: Network): ModelData {
  const { task: said = 'classification', targetScaling } = model.metadata;
  const task = tasks.find((each) => each === said);
  if (task === undefined) throw invalid(`"task" must be one of ${tasks.join(', ')}`);
  const outputs = sizeOf(network.outputShape);
  return { task, classes: classesOf(model, task, outputs), targetScaling: parseScaling(targetScaling, outputs) };
}

function parseScaling(value: unknown, outputs: number): Scaling | undefined {
  if (value === undefined) return undefined;
  const isNumbers = (list: unknown): list is readonly number[] => isListOf(list, isFiniteNumber) && list.length === outputs;
  if (isRecord(value)) {
    const { offsets, scales } = value;
    if (isNumbers(offsets) && isNumbers(scales)) return { offsets, scales };
  }
  throw invalid(`"targetScaling" must have a number for each of the ${outputs} outputs in "offsets" and "scales"`);
}

/**
 * How what a person brings becomes a model's inputs; undefined where the model does not say.
 *
 * @throws VITRUM_INVALID_ENCODING, VITRUM_INVALID_MODEL when it makes another number of inputs than the network takes
 */
export function encodingOf({ metadata: { encoding } }: ModelFile, network: Network): KnownEncoding | undefined {
  if (encoding === undefined) return undefined;
  const parsed = parseEncoding(encoding);
  const [made, taken] = [encodingInputSize(parsed), sizeOf(network.inputShape)];
  if (made === taken) return parsed;
  throw invalid(`"encoding" makes ${made} inputs, the network takes ${taken}`);
}

function invalid(problem: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The model's metadata are damaged: ${problem}.`,
    hint: 'Use the model.json as "vitrum train" wrote it, or train again.',
  });
}
