import { isRecord } from '@vitrum/core/internal';
import type { LayerConfig, NetworkConfig } from '@vitrum/network';
import type { TrainingConfig } from '@vitrum/trainer';
import type { FittedConfig } from './fitted-config.ts';
import { formatCounted } from '../records/format-number.ts';
import { isNamedNetwork } from './named-network.ts';
import type { NetworkShorthand } from './network-shorthand.ts';
import type { RunConfig } from './run-config.ts';
import type { Run } from '../run.ts';

/**
 * The settings of a run derived from its data, in one line: `4-32-16-3, tanh, softmax at the end, glorot-uniform,
 * categorical-cross-entropy, …`; empty if all were given or are the defaults.
 */
export function describeFitted({ network, training }: Run, { base, network: given = {}, training: said = {} }: RunConfig, fitted: FittedConfig): string {
  if (isDefault(fitted) && !isNamedNetwork(given) && base === undefined) return '';
  const ofTraining = Object.entries(words).map(([name, write]) => (name in said ? '' : write(training)));
  const parts = base !== undefined || isNamedNetwork(given) || 'layers' in given ? ofTraining : [...describeLayers(network, given), ...ofTraining];
  return parts.filter((part) => part !== '').join(', ');
}

/** True for the default settings, of which only the sizes follow from the data. */
const isDefault = ({ network: { architecture: _, ...others } }: FittedConfig): boolean => Object.keys(others).length === 0;

/** Empty if there is no reference. */
function nameOf(reference: unknown): string {
  const name = isRecord(reference) ? reference['type'] : reference;
  return typeof name === 'string' ? name : '';
}

/** The type of a layer without a width. */
const widthOf = ({ type, units }: LayerConfig): string => (typeof units === 'number' ? String(units) : type);

/** The wording of each setting of training. */
const words: Readonly<Partial<Record<keyof TrainingConfig, (training: Run['training']) => string>>> = {
  loss: ({ loss }) => nameOf(loss),
  optimizer: ({ optimizer }) => nameOf(optimizer),
  learningRate: ({ learningRate }) => `learning rate ${learningRate}`,
  schedule: ({ schedule }) => (schedule === 'constant' ? '' : nameOf(schedule)),
  batchSize: ({ batchSize }) => `batch size ${batchSize}`,
  epochs: ({ epochs }) => formatCounted(epochs, 'epoch'),
  shuffle: ({ shuffle }) => (shuffle ? 'shuffled' : ''),
};

function describeLayers({ inputShape, layers }: NetworkConfig, said: NetworkShorthand): readonly string[] {
  const sizes = [...inputShape, ...layers.map(widthOf)].join('-');
  const [first, last] = [layers[0], layers.at(-1)];
  const activation = 'activation' in said ? [] : [nameOf(first?.['activation'])];
  const atEnd = nameOf(last?.['activation']);
  const output = 'outputActivation' in said || atEnd === '' ? [] : [`${atEnd} at the end`];
  return ['architecture' in said ? '' : sizes, ...activation, ...output, 'initializer' in said ? '' : nameOf(first?.['weightInitializer'])];
}
