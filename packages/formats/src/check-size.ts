import { VitrumError, type FloatArray } from '@vitrum/core';
import type { NetworkPlan } from '@vitrum/network';
import { formatShape, isSameShape, sizeOf } from '@vitrum/tensor';
import type { ModelFile, SavedParameter } from './model-file.ts';

type SizedModel = ModelFile<readonly number[] | FloatArray>;

/** A sample may have this many numbers, however few parameters there are: 16 million make a large photograph. */
const spareSample = 2 ** 24;

/**
 * Checks the size of the sample that a file names, before anything is computed from it.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function checkInput({ network, parameters }: SizedModel): void {
  checkSample(network.inputShape, heldIn(parameters));
}

/**
 * Checks that a file has the parameters and the state of the network that it describes, before the network is created: a small
 * untrusted file must not take minutes or gigabytes.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function checkSize({ parameters, state = {} }: SizedModel, { layers }: NetworkPlan): void {
  const held = heldIn(parameters);
  for (const { index, plan } of layers) {
    for (const [name, { shape }] of Object.entries(plan.parameters ?? {})) checkTensor('parameter', `layers.${index}.${name}`, shape, parameters);
    for (const [name, { shape }] of Object.entries(plan.state ?? {})) checkTensor('state', `layers.${index}.${name}`, shape, state);
    for (const shape of [plan.outputShape, ...Object.values(plan.kept ?? {})]) checkSample(shape, held);
  }
}

const heldIn = (parameters: SizedModel['parameters']): number => Object.values(parameters).reduce((sum, { values }) => sum + values.length, 0);

function checkTensor(what: 'parameter' | 'state', name: string, shape: readonly number[], saved: Readonly<Record<string, Pick<SavedParameter, 'shape'>>>): void {
  const found = Object.hasOwn(saved, name) ? saved[name] : undefined;
  if (found === undefined) throw invalidModel(`The ${what} "${name}" of shape ${formatShape(shape)} is missing.`);
  if (isSameShape(shape, found.shape)) return;
  throw invalidModel(`The ${what} "${name}" has the shape ${formatShape(found.shape)}, the network needs ${formatShape(shape)}.`);
}

function checkSample(shape: readonly number[], held: number): void {
  const size = sizeOf(shape);
  if (size <= Math.max(held, spareSample)) return;
  throw invalidModel(`A sample of shape ${formatShape(shape)} has ${format(size)} numbers, but the whole file holds ${format(held)}.`);
}

const format = (count: number): string => count.toLocaleString('en-US');

/** The error for an invalid model file. */
export function invalidModel(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message,
    hint: 'Use a model.json that `vitrum train` or encodeModel() wrote.',
  });
}
