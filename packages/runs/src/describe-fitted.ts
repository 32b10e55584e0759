import { isRecord } from '@vitrum/core';
import type { LayerConfig } from '@vitrum/network';
import type { RunConfig } from './run-config.ts';
import type { RunDescription } from './run-description.ts';
import type { RunOverrides } from './run-overrides.ts';

/**
 * The settings of a run that nobody named and that follow from its data, in one line: `4-32-16-3, tanh, softmax at the end,
 * glorot-uniform, categorical-cross-entropy, …`; empty where everything was named.
 */
export function describeFitted({ network, training }: RunDescription, config: RunConfig, overrides: RunOverrides): string {
  const said: Readonly<Record<string, unknown>> = { ...config.training, ...overrides.training };
  const ofTraining = Object.entries(words).flatMap(([name, write]) => (said[name] === undefined ? [write(training[name])] : []));
  const parts = config.network !== undefined && 'layers' in config.network ? ofTraining : [...describeLayers({ network }, config, overrides), ...ofTraining];
  return parts.filter((part) => part !== '').join(', ');
}

/** Empty where there is no reference. */
function nameOf(reference: unknown): string {
  const name = isRecord(reference) ? reference['type'] : reference;
  return typeof name === 'string' ? name : '';
}

/** Of a layer that has no width among its options, the kind. */
const widthOf = ({ type, units }: LayerConfig): string => (typeof units === 'number' ? String(units) : type);

/** How each setting of training is told. */
const words: Readonly<Record<string, (value: unknown) => string>> = {
  loss: (loss) => nameOf(loss),
  optimizer: (optimizer) => nameOf(optimizer),
  learningRate: (rate) => `learning rate ${String(rate)}`,
  schedule: (schedule) => (schedule === 'constant' ? '' : nameOf(schedule)),
  batchSize: (size) => `batch size ${String(size)}`,
  epochs: (epochs) => `${String(epochs)} epochs`,
  shuffle: (shuffle) => (shuffle === true ? 'shuffled' : ''),
};

function describeLayers({ network }: Pick<RunDescription, 'network'>, config: RunConfig, overrides: RunOverrides): readonly string[] {
  const said = { ...config.network, ...overrides };
  const sizes = [...network.inputShape, ...network.layers.map(widthOf)].join('-');
  const [first, last] = [network.layers[0], network.layers.at(-1)];
  const activation = 'activation' in said ? [] : [nameOf(first?.['activation'])];
  const atEnd = nameOf(last?.['activation']);
  const output = 'outputActivation' in said || atEnd === '' ? [] : [`${atEnd} at the end`];
  return ['architecture' in said ? '' : sizes, ...activation, ...output, 'initializer' in said ? '' : nameOf(first?.['weightInitializer'])];
}
