import type { Registry } from '@vitrum/core';
import { decodeModel, encodeModel, parseModel, pluginsOfOptions } from '@vitrum/formats';
import { copyNetwork, createNetwork, type Network } from '@vitrum/network';
import { sizeOf, tensorFrom } from '@vitrum/tensor';
import { parseTrainingState, trainingSchema } from '@vitrum/trainer/internal';
import type { Fault } from '../finding.ts';
import { differenceBetween } from '../numerics/difference-between.ts';
import { formatExactly } from '../numerics/format-number.ts';
import { range, sampleRandom } from '../numerics/sample-points.ts';
import { asInput } from './as-input.ts';
import type { LoadRequest } from '../subject.ts';
import { runTrial, type Trial } from './run-trial.ts';
import { eventOfInterruption, type ShortTrial } from './short-trials.ts';

/** Hints for what was lost. */
export interface RepairHints {
  readonly saved: string;
  readonly resumed: string;
}

/** A trial whose network has been saved, loaded, copied and resumed. */
export interface ExaminedTrial {
  readonly faults: readonly Fault[];
  /** The plugins that the saved run requires. */
  readonly plugins: readonly { readonly name: string; readonly version: string }[];
  /** The request for a fresh process to load it too, and the expected outputs. */
  readonly request: LoadRequest;
  readonly outputs: readonly number[];
}

/** Another registry recreates everything, as a new process would. */
export interface Registries {
  readonly registry: Registry;
  readonly other: Registry;
}

/** Trains the network of a trial, and compares each restored network with it. */
export async function examineTrial(trial: ShortTrial, { registry, other }: Registries, { saved, resumed }: RepairHints): Promise<ExaminedTrial> {
  const whole = trial.isTrained ? await runTrial(registry, trial) : undefined;
  const network = whole?.network ?? createNetwork(registry, trial.network, { seed: 1 }); // a network that diverges can be saved untrained
  const model = JSON.stringify(encodeModel(registry, network));
  const parsed = parseModel(model);
  const outputSize = sizeOf(network.outputShape);
  const compareOutputs = (copy: Network, event: string): readonly Fault[] => {
    const labelAt = (i: number): string => trial.labels[Math.floor(((i % outputSize) * trial.labels.length) / outputSize)] ?? '';
    // For a batch of the training size and for another: memory for one size is not part of the network.
    return [4, 3].flatMap((size) => compareBits((i) => `The outputs of ${labelAt(i)}`, outputsOf(network, size), outputsOf(copy, size), event, saved)).slice(0, 1);
  };
  const faults = [
    ...compareOutputs(decodeModel(other, parsed), 'the model was saved and loaded'),
    ...compareOutputs(copyNetwork(other, network), 'it was copied'),
  ];
  if (whole !== undefined && faults.length === 0) {
    const what = `The numbers of the network trained with ${trial.labels.join(', ')}`;
    faults.push(...compareBits(() => what, numbersOf(network), numbersOf(await runInTwoParts(trial, { registry, other })), 'an interruption', resumed));
  }
  const plugins = [...parsed.plugins, ...pluginsOfOptions(registry, trainingSchema, { ...trial.training })];
  return { faults, plugins, request: { model, inputs: inputsFor(network, 4), batchSize: 4 }, outputs: outputsOf(network, 4) };
}

async function runInTwoParts(trial: ShortTrial, { registry, other }: Registries): Promise<Network | undefined> {
  const part = await runTrial(registry, trial, { lastEvent: eventOfInterruption });
  if (part === undefined) return undefined;
  const model = parseModel(JSON.stringify(encodeModel(registry, part.network)));
  const parts: unknown = JSON.parse(JSON.stringify(part.state.parts));
  const state = parseTrainingState({ ...part.state, parts });
  const throughJson = JSON.parse(JSON.stringify(trial)) as Trial; // plain data survive JSON unchanged
  return (await runTrial(other, throughJson, { from: { network: decodeModel(other, model), state } }))?.network;
}

const numbersOf = (network: Network | undefined): readonly number[] =>
  network === undefined ? [] : [...network.parameters, ...network.state].flatMap(({ value }) => [...value.data]);

function inputsFor({ inputShape, indices }: Network, batchSize: number): readonly number[] {
  const random = sampleRandom(41);
  return range(1, batchSize * sizeOf(inputShape), () => asInput(random.uniform(-2, 2), indices));
}

const outputsOf = (network: Network, batchSize: number): readonly number[] =>
  [...network.forward(tensorFrom([batchSize, ...network.inputShape], inputsFor(network, batchSize))).data];

/** The difference between two lists of numbers that should be identical to the bit. */
export function compareBits(whatAt: (index: number) => string, before: readonly number[], after: readonly number[], event: string, hint: string): readonly Fault[] {
  const difference = differenceBetween(before, after);
  if (difference === undefined) return [];
  const { index, expected, got } = difference;
  return [{ message: `${whatAt(index)} are not the same after ${event}: number ${index} was ${formatExactly(expected)} and is ${formatExactly(got)}.`, hint }];
}
