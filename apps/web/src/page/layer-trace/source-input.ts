import type { PictureForm } from '@vitrum/network';
import type { LayerSummary } from '../../shared/api/run.ts';
import { mapsOf } from '../../shared/pictures/maps-of.ts';
import type { NeuronInput } from '../neuron/neuron-input.ts';

/** The output of a layer, or the network's input, as something that is read. */
export function sourceInput(layers: readonly LayerSummary[], layer: number, picture: PictureForm | undefined): NeuronInput {
  if (layer < 0) return picture === undefined ? { kind: 'numbers' } : { kind: 'maps', shape: picture };
  const shape = mapsOf(layers[layer]?.outputShape ?? []);
  return shape === undefined ? { kind: 'neurons', layer } : { kind: 'maps', shape, layer };
}
