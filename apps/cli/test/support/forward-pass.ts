import { readFileSync } from 'node:fs';

interface StoredModel {
  readonly network: { readonly layers: readonly { readonly units: number; readonly activation: string }[] };
  readonly parameters: Readonly<Record<string, { readonly values: readonly number[] }>>;
  readonly metadata: {
    readonly encoding: { readonly columns?: readonly StoredColumn[] };
    readonly targetScaling?: { readonly offsets: readonly number[]; readonly scales: readonly number[] };
  };
}

/** How a column of a table becomes inputs, as a model file keeps it. */
export interface StoredColumn {
  readonly name: string;
  readonly kind: 'number' | 'category';
  readonly offset?: number;
  readonly scale?: number;
  readonly missing?: number;
  readonly values?: readonly string[];
}

/** A model file, as it lies on the disk. */
export function readStored(file: string): StoredModel {
  return JSON.parse(readFileSync(file, 'utf8')) as StoredModel; // the tests read only models of dense layers
}

const activations: Readonly<Record<string, (z: readonly number[]) => readonly number[]>> = {
  identity: (z) => z,
  tanh: (z) => z.map(Math.tanh),
  softmax: (z) => {
    const powers = z.map((value) => Math.exp(value - Math.max(...z)));
    return powers.map((power) => power / powers.reduce((sum, each) => sum + each, 0));
  },
};

/** The outputs of a model of dense layers, in plain loops: an oracle that shares no code with the toolkit. */
export function forwardPass({ network, parameters }: StoredModel, input: readonly number[]): readonly number[] {
  return network.layers.reduce<readonly number[]>((x, { units, activation }, index) => {
    const [weights = [], biases = []] = ['weights', 'biases'].map((name) => parameters[`layers.${index}.${name}`]?.values);
    const z = Array.from({ length: units }, (_, unit) => x.reduce((sum, value, i) => sum + value * (weights[i * units + unit] ?? NaN), biases[unit] ?? NaN));
    const apply = activations[activation];
    if (apply === undefined) throw new Error(`the forward pass of the tests lacks ${activation}`);
    return apply(z);
  }, input);
}

/** The inputs of a row: numbers scaled, or their mean where they lack; a 1 for the value of a category. */
export function encodeRow(columns: readonly StoredColumn[], row: Readonly<Record<string, string>>): number[] {
  return columns.flatMap(({ name, kind, offset = NaN, scale = NaN, missing = NaN, values = [] }) => {
    const cell = row[name] ?? '';
    if (kind === 'category') return values.map((value) => Number(value === cell));
    return [((cell === '' ? missing : Number(cell)) - offset) / scale];
  });
}
