import type { LayerWeights } from '../../shared/api/run.ts';
import type { WeightPlace } from './weight-words.ts';

type Sizes = Pick<LayerWeights, 'inputs' | 'units' | 'kernel'>;

/** Where the weight from an input to a unit is among a layer's weights; of a kernel, from a number of its window. */
const weightIndex = ({ inputs, units, kernel }: Sizes, unit: number, input: number): number =>
  kernel === undefined ? input * units + unit : unit * inputs + input;

/** The input that a weight is for. */
export const inputOfWeight = ({ inputs, units, kernel }: Sizes, index: number): number =>
  kernel === undefined ? Math.floor(index / units) : index % inputs;

/** The value of a weight or a bias. */
export function numberAt(layers: readonly LayerWeights[], { layer, unit, input }: WeightPlace): number | undefined {
  const found = layers.find((each) => each.layer === layer);
  return input === undefined ? found?.biases[unit] : found?.values[weightIndex(found, unit, input)];
}
