import { isRecord } from '@vitrum/core';
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

const nameOf = (reference: unknown): string => String(isRecord(reference) ? reference['type'] : reference);

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
  const sizes = [...network.inputShape, ...network.layers.map(({ units }) => String(units))].join('-');
  const [first, last] = [network.layers[0], network.layers.at(-1)];
  const activation = 'activation' in said ? [] : [nameOf(first?.['activation'])];
  const output = 'outputActivation' in said ? [] : [`${nameOf(last?.['activation'])} at the end`];
  return ['architecture' in said ? '' : sizes, ...activation, ...output, 'initializer' in said ? '' : nameOf(first?.['weightInitializer'])];
}
