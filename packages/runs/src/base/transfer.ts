import { VitrumError, type Dataset, type Registry } from '@vitrum/core';
import type { ModelFile } from '@vitrum/formats';
import { planNetwork, type LayerConfig, type Network, type NetworkConfig, type NetworkPlan } from '@vitrum/network';
import { formatShape, sizeOf } from '@vitrum/tensor';
import { fittedTraining } from '../config/fitted-config.ts';
import { builtOutput, type BuiltNetwork } from '../config/built-network.ts';
import type { RunConfig } from '../config/run-config.ts';
import type { BaseReference } from './base-reference.ts';
import { freezeLayers } from './freeze-layers.ts';

/** A model that a network begins with, and its fingerprint. */
export interface BaseModel {
  /** With its numbers. */
  readonly model: ModelFile;
  /** The SHA-256 of its parameters and state, see `fingerprint`. */
  readonly fingerprint: string;
}

/** A network that begins with the layers of a base, and how many these are. */
export interface TransferredNetwork extends BuiltNetwork {
  /** How many layers came from the base. */
  readonly layers: number;
}

/**
 * The layers of a base that are kept: those before its last one with parameters, which made its outputs, and what came after that; frozen as the
 * reference says.
 *
 * @throws VITRUM_INVALID_OPTION, VITRUM_INVALID_CONFIG for a base of one layer
 */
export function keptLayers(registry: Registry, { model }: BaseModel, { file, freeze }: BaseReference): NetworkPlan {
  const whole = planNetwork(registry, model.network);
  const last = whole.layers.findLastIndex(({ plan }) => Object.keys(plan.parameters ?? {}).length > 0);
  if (last < 1) throw tooShort(file);
  const layers = whole.config.layers.slice(0, last);
  return planNetwork(registry, { inputShape: whole.inputShape, layers: freeze === undefined ? layers : freezeLayers(layers, freeze) });
}

/**
 * The layers of a base with a new end, whose outputs are those of the data.
 *
 * @throws what {@link keptLayers} throws; VITRUM_SHAPE_MISMATCH for data of another shape
 */
export function transferFor(registry: Registry, base: BaseModel, reference: BaseReference, training: RunConfig['training'], dataset: Dataset): TransferredNetwork {
  const kept = keptLayers(registry, base, reference);
  checkInputs(kept, reference, dataset);
  const { outputActivation, loss } = builtOutput(registry, training, dataset);
  const { learningRate, ...rest } = fittedTraining(dataset, true);
  return {
    network: { inputShape: kept.inputShape, layers: [...kept.config.layers, ...headOf(kept, reference, dataset, outputActivation)] },
    training: { ...rest, ...(loss !== undefined && { loss }), ...(training?.optimizer === undefined && learningRate !== undefined && { learningRate }) },
    layers: kept.layers.length,
  };
}

/** A dense layer reads vectors. */
function headOf({ outputShape }: NetworkPlan, { head = [] }: BaseReference, { targetSize, name }: Dataset, activation: string): readonly LayerConfig[] {
  const sizes = head.length === 0 ? [targetSize] : head;
  if (sizes.at(-1) !== targetSize) throw otherOutputs(sizes, targetSize, name);
  const flat: readonly LayerConfig[] = outputShape.length === 1 ? [] : [{ type: 'flatten' }];
  return [...flat, ...sizes.map((units, i): LayerConfig => ({ type: 'dense', units, activation: i === sizes.length - 1 ? activation : 'relu' }))];
}

/**
 * Gives a network the numbers of its base, where its layers came from that.
 *
 * @param layers - How many.
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function loadBase(network: Network, { model }: BaseModel, layers: number): void {
  const isKept = (name: string): boolean => Number(/^layers\.(\d+)\./.exec(name)?.[1]) < layers;
  const tensorOf = (name: string) => {
    const saved = model.parameters[name] ?? model.state?.[name];
    return saved && { shape: saved.shape, data: Float32Array.from(saved.values) };
  };
  const numbers = (named: Network['state']) => new Map(named.map(({ name, value }) => [name, (isKept(name) ? tensorOf(name) : undefined) ?? value]));
  network.loadParameters(numbers(network.parameters));
  network.loadState(numbers(network.state));
}

function checkInputs({ inputShape }: NetworkConfig | NetworkPlan, { file }: BaseReference, dataset: Dataset): void {
  if (sizeOf(inputShape) === sizeOf(dataset.inputShape)) return;
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The base ${file} reads samples of shape ${formatShape(inputShape)}, those of "${dataset.name}" have the shape ${formatShape(dataset.inputShape)}.`,
    hint: 'Choose data that are read as those of the base were, such as pictures of the same size, or another base.',
  });
}

function tooShort(file: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `The base ${file} has no layer before the one that makes its outputs, which is replaced: there is nothing to begin with.`,
    hint: 'Choose a base with hidden layers, or train without one.',
  });
}

function otherOutputs(sizes: readonly number[], outputs: number, name: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The new layers have ${sizes.join(', ')} units, and "${name}" has ${outputs} outputs.`,
    hint: `Give "head" (--head) with the outputs at the end, ${[...sizes.slice(0, -1), outputs].join(',')}, or leave it out for one layer.`,
  });
}
