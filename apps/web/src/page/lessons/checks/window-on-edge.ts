import type { LabState } from '../../lab/lab-state.ts';
import { mapsOf } from '../../../shared/pictures/maps-of.ts';
import { pixelAt } from '../../pictures/picture-place.ts';

/** How far apart the darkest and the lightest pixel of a window are that lies on the edge of a stroke. */
const contrast = 0.5;

/** The pixels under the window of the opened neuron. */
export interface SeenPixels {
  readonly row: number;
  readonly column: number;
  readonly size: number;
  readonly darkest: number;
  readonly lightest: number;
}

/** What the opened pixel of a map of the first layer sees of the selected picture, if that layer is a convolution as the lesson makes it. */
export function seenPixels({ run, neuron, sample }: Pick<LabState, 'run' | 'neuron' | 'sample'>): SeenPixels | undefined {
  const [layer] = run?.layers ?? [];
  const config: Readonly<Record<string, unknown>> = run?.description.network.layers[0] ?? {};
  const maps = mapsOf(layer?.outputShape ?? []);
  if (layer?.type !== 'conv2d' || layer.kernelShape === undefined || maps === undefined || neuron?.layer !== 0 || sample === undefined) return undefined;
  const { stride = 1, padding = 'valid', dilation = 1 } = config;
  if (stride !== 1 || padding !== 'valid' || dilation !== 1) return undefined;
  const [size, , channels] = layer.kernelShape;
  const [, width = 0] = layer.inputShape;
  if (channels !== 1) return undefined;
  const { row, column } = pixelAt(maps, neuron.unit);
  const pixels = Array.from({ length: size * size }, (_, at) => sample.input[(row + Math.floor(at / size)) * width + column + (at % size)] ?? 0);
  return { row, column, size, darkest: Math.min(...pixels), lightest: Math.max(...pixels) };
}

/** True if the window has both ink and background in it. */
export const isOnEdge = (seen: SeenPixels | undefined): boolean => seen !== undefined && seen.lightest - seen.darkest >= contrast;
