import type { Registry } from '@vitrum/core';
import { decodeModel, encodeModel, parseModel, type RequiredPlugin } from '@vitrum/formats';
import type { Network } from '@vitrum/network';
import { tensorFrom } from '@vitrum/tensor';
import { formatExactly } from '../../numerics/format-number.ts';
import { range, sampleRandom } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';
import type { LoadRequest, Subject } from '../../subject.ts';

/** A network that was saved and loaded. */
export interface SavedNetwork {
  /** Its outputs for the inputs of the request. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly plugins: readonly RequiredPlugin[];
  /** What a fresh process needs to load it too. */
  readonly request: LoadRequest;
}

const batchSize = 5;

/** Saves a network as the text of a model, loads that with another registry, and runs both. */
export function saveAndLoad(network: Network, registry: Registry, other: Registry): SavedNetwork {
  const random = sampleRandom(41);
  const size = network.inputShape.reduce((product, length) => product * length, batchSize);
  const inputs = range(1, size, () => random.uniform(-2, 2));
  const run = (each: Network): readonly number[] => [...each.forward(tensorFrom([batchSize, ...each.inputShape], inputs)).data];
  const model = JSON.stringify(encodeModel(network, registry));
  const parsed = parseModel(model);
  return {
    before: run(network),
    after: run(decodeModel(parsed, { registry: other })),
    plugins: parsed.plugins,
    request: { model, inputs, batchSize },
  };
}

/** Where two lists of numbers are not the same to the bit. */
export function compareBits(
  what: string,
  before: readonly number[],
  after: readonly number[],
  event: string,
): readonly Finding[] {
  if (before.length !== after.length) {
    return [{ message: `${what} are ${before.length} numbers, and ${after.length} after ${event}.` }];
  }
  const i = before.findIndex((value, index) => !Object.is(value, after[index]));
  if (i === -1) return [];
  const [expected, got] = [before[i] ?? NaN, after[i] ?? NaN].map(formatExactly);
  return [
    {
      message: `${what} are not the same after ${event}: number ${i} was ${String(expected)} and is ${String(got)}.`,
      hint: 'What it gives must depend on its options and arguments alone, not on what happened when it was made or before.',
      where: `number ${i}`,
      expected: String(expected),
      got: String(got),
    },
  ];
}

/** A finding where a list of needed plugins does not name the one that is checked, with its version. */
export function missingFrom(plugins: readonly RequiredPlugin[], { plugin }: Subject, what: string): readonly Finding[] {
  const { name, version } = plugin;
  if (plugins.some((required) => required.name === name && required.version === version)) return [];
  const got = plugins.map((required) => `${required.name} ${required.version}`).join(', ');
  return [{ message: `${what} does not name the plugin ${name} ${version}, but ${got}.`, expected: `${name} ${version}`, got }];
}
