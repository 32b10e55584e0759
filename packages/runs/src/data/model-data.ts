import { VitrumError, type Scaling, type Task } from '@vitrum/core';
import { isFiniteNumber, isListOf, isRecord } from '@vitrum/core/internal';
import { parseEncoding, type KnownEncoding } from '@vitrum/datasets';
import { encodingInputSize } from '@vitrum/datasets/internal';
import type { ModelFile } from '@vitrum/formats';
import type { Network } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import { classesOf } from '../folder/model-metadata.ts';

/** A model's facts about its data. */
export interface ModelData {
  /** What the outputs mean. */
  readonly task: Task;
  /** Names of the outputs; both classes for two classes in one output. */
  readonly classes: readonly string[];
  /** For regression: the original value is offset + scale · output. */
  readonly targetScaling: Scaling | undefined;
}

const tasks: readonly Task[] = ['classification', 'regression', 'multi-label'];

/**
 * A model's facts about its data, with defaults.
 *
 * @throws VITRUM_INVALID_MODEL if they are inconsistent
 */
export function modelDataOf(model: Pick<ModelFile, 'metadata'>, network: Network): ModelData {
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
 * The encoding of a model's inputs, if it has one.
 *
 * @throws VITRUM_INVALID_ENCODING, VITRUM_INVALID_MODEL if its number of inputs does not fit the network
 */
export function encodingOf({ metadata: { encoding } }: Pick<ModelFile, 'metadata'>, network: Network): KnownEncoding | undefined {
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
