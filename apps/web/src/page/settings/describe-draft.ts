import type { NetworkConfig } from '@vitrum/network';
import type { NamedNetwork } from '@vitrum/runs';
import { isNamedNetwork } from '@vitrum/runs/internal';
import { formatCount } from '../format/number.ts';
import { nameOf, type Draft } from './draft.ts';

/** A draft in one line: `784-64-10, relu, squared-error, sgd 0.01`, or `cnn-small, categorical-cross-entropy, adam 0.001, elastic`. */
export function describeDraft({ network, training }: Draft): string {
  return [
    ...(isNamedNetwork(network) ? [describeNamed(network)] : describeLayers(network)),
    nameOf(training.loss),
    `${nameOf(training.optimizer)} ${training.learningRate}`,
    ...training.augmentation.map(nameOf),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What has a type and options in words: `cnn-small (filters 8 16)` */
export function describeNamed({ type, ...options }: NamedNetwork): string {
  const given = Object.entries(options).map(([name, value]) => `${name} ${optionText(value)}`);
  return given.length === 0 ? type : `${type} (${given.join(', ')})`;
}

function optionText(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(' ');
  return nameOf(value) || String(value);
}

function describeLayers({ inputShape, layers }: NetworkConfig): readonly string[] {
  const sizes = [inputShape.join('×'), ...layers.map((layer) => (typeof layer['units'] === 'number' ? String(layer['units']) : layer.type))];
  return [sizes.join('-'), describeActivations(layers.map((layer) => nameOf(layer['activation'])).filter((name) => name !== ''))];
}

function describeActivations(names: readonly string[]): string {
  const output = names.at(-1) ?? '';
  const hidden = [...new Set(names.slice(0, -1))];
  if (hidden.length === 0) return output;
  const together = hidden.join(' and ');
  return hidden.includes(output) ? together : `${together} with ${output} at the output`;
}

/** The number of parameters of a run. */
export const describeParameters = (count: number): string => `${formatCount(count)} ${count === 1 ? 'parameter' : 'parameters'}`;
