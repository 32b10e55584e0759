import type { PictureForm } from '@vitrum/network';
import { mapsOf } from '../../shared/pictures/maps-of.ts';
import { pixelAt } from '../pictures/picture-place.ts';
import type { PictureSize } from '../../shared/api/data.ts';
import type { LayerSummary } from '../../shared/api/run.ts';

/** The source of a neuron's inputs: pixels, the sample's numbers, the layer below, or maps (of the layer, or of the sample without one). */
export type NeuronInput =
  | { readonly kind: 'pixels'; readonly size: PictureSize }
  | { readonly kind: 'numbers'; readonly names?: readonly string[] }
  | { readonly kind: 'neurons'; readonly layer: number }
  | { readonly kind: 'maps'; readonly shape: PictureForm; readonly layer?: number };

type Summary = Pick<LayerSummary, 'parameterCount' | 'inputs' | 'units'> & Partial<Pick<LayerSummary, 'sources' | 'activation' | 'inputShape' | 'outputShape' | 'kernelShape'>>;

/** The input with the names that its data have for it. */
export function withNames(input: NeuronInput, names: readonly string[] | undefined): NeuronInput {
  return input.kind === 'numbers' && names !== undefined ? { ...input, names } : input;
}

/** Layers that keep their one input's values, such as dropout and flatten, are skipped. */
export function inputOf(layers: readonly Summary[], layer: number, picture: PictureForm | undefined): NeuronInput {
  let below = sourceOf(layers, layer);
  while (below >= 0 && keepsValues(layers[below])) below = sourceOf(layers, below);
  const shape = pictureShapeOf(below === -1 ? layers[layer] : layers[below], below === -1);
  if (shape !== undefined) return { kind: 'maps', shape, ...(below !== -1 && { layer: below }) };
  if (below !== -1 && layers[below]?.parameterCount === 0) return { kind: 'numbers' };
  if (below !== -1) return { kind: 'neurons', layer: below };
  const isWholePicture = picture !== undefined && layers[layer]?.inputs === picture.width * picture.height * picture.channels;
  if (!isWholePicture) return { kind: 'numbers' };
  return picture.channels === 1 ? { kind: 'pixels', size: picture } : { kind: 'maps', shape: picture };
}

/** The first layer that a layer reads; −1 for the network's input. */
const sourceOf = (layers: readonly Summary[], layer: number): number => layers[layer]?.sources?.[0] ?? layer - 1;

const keepsValues = (layer: Summary | undefined): boolean =>
  layer?.parameterCount === 0 && layer.inputs === layer.units && layer.activation === undefined && (layer.sources?.length ?? 1) === 1;

/** Of a layer's output; of its input where it is the first one and looks at it through windows. */
function pictureShapeOf(layer: Summary | undefined, isFirst: boolean): PictureForm | undefined {
  if (layer === undefined || (isFirst && layer.kernelShape === undefined)) return undefined;
  const shape = (isFirst ? layer.inputShape : layer.outputShape) ?? [];
  const [height = 0, width = 0] = shape;
  if (isFirst && shape.length === 2 && layer.kernelShape?.[0] !== 1) return { height, width, channels: 1 };
  return mapsOf(shape);
}

/** A channel of a picture: the three of a color picture have names. */
export const channelName = (channel: number, { channels }: PictureForm): string =>
  (channels === 3 ? ['red', 'green', 'blue'][channel] : undefined) ?? String(channel);

/** Describes input number `index`. */
export function placeOfInput(input: NeuronInput, index: number): string {
  switch (input.kind) {
    case 'pixels':
      return `pixel (${Math.floor(index / input.size.width)}, ${index % input.size.width})`;
    case 'numbers':
      return input.names?.[index] ?? `input ${index}`;
    case 'neurons':
      return `neuron ${index} of layer ${input.layer + 1}`;
    case 'maps': {
      const { map, row, column } = pixelAt(input.shape, index);
      const pixel = `pixel (${row}, ${column})`;
      if (input.layer !== undefined) return `${pixel} of map ${map}, layer ${input.layer + 1}`;
      return input.shape.channels === 1 ? pixel : `${pixel} of channel ${channelName(map, input.shape)}`;
    }
  }
}
