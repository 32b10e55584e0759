import type { PictureForm } from '@vitrum/network';
import { formatCount } from '../format/number.ts';
import { mapsOf } from '../../shared/pictures/maps-of.ts';
import type { LayerSummary } from '../../shared/api/run.ts';

/** The number of parameters by kind: "25,818 parameters: 25,450 weights + 368 biases". */
export function parametersInWords(layers: readonly Pick<LayerSummary, 'weightShape' | 'kernelShape' | 'parameterCount'>[]): string {
  let [weights, biases, others] = [0, 0, 0];
  for (const { weightShape, kernelShape, parameterCount } of layers) {
    const shape = weightShape ?? kernelShape;
    if (shape === undefined) {
      others += parameterCount;
      continue;
    }
    const inLayer = shape.reduce((product, length) => product * length, 1);
    weights += inLayer;
    biases += parameterCount - inLayer;
  }
  const parts = [counted(weights, 'weight', 'weights'), counted(biases, 'bias', 'biases'), counted(others, 'of other layers', 'of other layers')];
  const told = parts.filter((part) => part !== undefined);
  return `${counted(weights + biases + others, 'parameter', 'parameters') ?? 'no parameters'}${told.length > 1 ? `: ${told.join(' + ')}` : ''}`;
}

const counted = (count: number, one: string, many: string): string | undefined =>
  count === 0 ? undefined : `${formatCount(count)} ${count === 1 ? one : many}`;

/** A layer in words: "32 neurons · tanh"; with "frozen" if training leaves it as it is, and its type if it is not dense: "conv2d · 16 maps · 26 × 26 · relu". */
export const layerInWords = (layer: WordsOf): string => partsOfLayer(layer).join(' · ');

/** The same in its parts, where lines may break. */
export function partsOfLayer({ type, units, outputShape = [], activation, isFrozen }: WordsOf): readonly string[] {
  const maps = mapsOf(outputShape);
  const count = maps !== undefined ? mapsInWords(maps) : [type === 'dense' ? counted(units, 'neuron', 'neurons') : counted(units, 'output', 'outputs')];
  return [type === 'dense' ? undefined : type, ...count, activation, isFrozen && 'frozen'].filter((part) => part !== undefined);
}

/** In a word or two, where there is no room for more: "tanh", "conv2d relu". */
export const kindOfLayer = ({ type, activation }: WordsOf): string => [type === 'dense' && activation !== undefined ? undefined : type, activation].filter((part) => part !== undefined).join(' ');

type WordsOf = Pick<LayerSummary, 'type' | 'units'> & Partial<Pick<LayerSummary, 'outputShape' | 'activation' | 'isFrozen'>>;

const mapsInWords = ({ height, width, channels }: PictureForm): readonly string[] => [
  counted(channels, 'map', 'maps') ?? '',
  `${formatCount(height)} × ${formatCount(width)}`,
];
