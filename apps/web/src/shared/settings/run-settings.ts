import { isRecord, isReference } from '@vitrum/core/internal';
import type { NamedNetwork, Run } from '@vitrum/runs';
import type { RunSetting } from '../api/run-setting.ts';
import { titleOf } from './titles.ts';

/** A setting and its value in words. */
type Told = readonly [name: string, value: string];

/** Settings whose values say what they are. */
const speaking: ReadonlySet<string> = new Set(['data', 'network', 'activation', 'loss', 'optimizer', 'schedule', 'augmentation']);

/** Everything that determines a run, in words, each with whether it is what is usual. */
export function settingsBeside(run: Run, named: NamedNetwork | undefined, usual: (name: string) => string | undefined): readonly RunSetting[] {
  return wordsOfSettings(run, named).map(([name, value]) => settingTold(name, value, name === 'data' || usual(name) === value));
}

/** A setting as it is named in lists. */
export function settingTold(name: string, value: string, isUsual: boolean): RunSetting {
  return { name, value, words: speaking.has(name) ? value : `${name} ${value}`, isUsual };
}

/** `MNIST, huber, seed 8`: the data, and what is not usual. */
export function nameOfSettings(settings: readonly RunSetting[]): string {
  const unusual = settings.filter(({ isUsual }) => !isUsual);
  const data = settings.find(({ name }) => name === 'data')?.value ?? '';
  return [data, ...(unusual.length === 0 ? ['usual settings'] : unusual.map(({ words }) => words))].join(', ');
}

/** The settings of a run with their values, each in words. */
export function wordsOfSettings({ dataset, base, network, training }: Run, named?: NamedNetwork): readonly Told[] {
  const ofLayers: readonly Told[] = named === undefined ? layersTold(network) : [['network', inWords(named)]];
  const { epochs, seed, ...steps } = training;
  const ofTraining = Object.entries({ ...steps, epochs, seed }).map(([name, value]): Told => [spaced(name), inWords(value)]);
  return [['data', dataInWords(dataset)], ...(base === undefined ? [] : [['base', baseInWords(base)] satisfies Told]), ...ofLayers, ...ofTraining];
}

/** `2 layers of 95a1fb3c…, frozen 0,1`: a model is known by its numbers. */
const baseInWords = ({ file, freeze, layers, fingerprint }: NonNullable<Run['base']>): string =>
  `${layers === undefined ? '' : `${layers} ${layers === 1 ? 'layer' : 'layers'} of `}${fingerprint === undefined ? file : `${fingerprint.slice(0, 8)}…`}${freeze === undefined ? '' : `, frozen ${freeze}`}`;

/** `MNIST (500 samples)` */
export function dataInWords(dataset: Run['dataset']): string {
  const title = titleOf(dataset);
  return dataset.limit === undefined ? title : `${title} (${dataset.limit} samples)`;
}

function layersTold({ inputShape, layers }: Run['network']): readonly Told[] {
  const [weights, biases] = ['weightInitializer', 'biasInitializer'].map((option) => layers.map((layer) => layer[option]).find((value) => value !== undefined));
  return [
    ['network', [shortShape(inputShape.join('×')), ...layers.map(layerInWords)].join('-')],
    ['activation', activationsInWords(layers.map(({ activation }) => (activation === undefined ? '' : inWords(activation))).filter((name) => name !== ''))],
    ['first weights', inWords(weights)],
    ['first biases', inWords(biases)],
  ];
}

/** A picture's pixels are inputs one by one to a dense layer: 784 is what people know. */
const shortShape = (shape: string): string => (shape === '28×28' ? '784' : shape);

const layerInWords = ({ type, units, rate }: Readonly<Record<string, unknown>>): string => {
  if (typeof units === 'number') return String(units);
  return typeof rate === 'number' ? `${String(type)} ${rate}` : String(type);
};

function activationsInWords(names: readonly string[]): string {
  const output = names.at(-1) ?? 'none';
  const hidden = [...new Set(names.slice(0, -1))].join(' and ');
  return hidden === '' || hidden === output ? output : `${hidden}, ${output} at the output`;
}

/** A value of a configuration: `adam`, `elastic (strength 2)`, `on`, `none`. */
export function inWords(value: unknown): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(inWords).join(', ');
  if (!isRecord(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  const { type, ...options } = isReference(value) ? value : { ...value, type: '' };
  const given = Object.entries(options).map(([name, option]) => `${spaced(name)} ${inWords(option)}`);
  if (given.length === 0) return type === '' ? 'none' : type;
  return type === '' ? given.join(', ') : `${type} (${given.join(', ')})`;
}

/** `learningRate` is read as `learning rate`. */
export const spaced = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
