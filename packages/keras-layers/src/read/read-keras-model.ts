import type { PortableModel, PortableTensor } from '@vitrum/core';
import { ownModel, ownMetadata } from '../own-notes.ts';
import type { Reading } from './convolutions.ts';
import { readLayer } from './layer-rules.ts';
import { NetworkBuilder, type Output } from './network-builder.ts';
import { parseGraph } from './parse-graph.ts';
import { invalidKeras, type ReadLayer, type WeightSource } from './read-layer.ts';

/** What a file holds of a model. */
export interface KerasModelFile {
  /** The configuration of the model: `{ class_name: 'Sequential', config: … }`. Not trusted. */
  readonly config: unknown;
  /** Its weights. */
  readonly weights: WeightSource;
  /** True for Keras 3, false for what came before it and for TensorFlow.js: `hard_sigmoid` is another function there. */
  readonly isKeras3: boolean;
  /** What vitrum wrote beside it, if it did: see {@link notesOf}. Not trusted. */
  readonly notes?: unknown;
  /** What else the file says of the model, such as the names of its classes. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/**
 * A model of Keras or TensorFlow.js as one of vitrum. If vitrum wrote it and its layers are still the same, its own layers come back;
 * weights that were trained on are taken in any case.
 *
 * @throws VITRUM_INVALID_MODEL, VITRUM_UNSUPPORTED_MODEL
 */
export function readKerasModel({ config, weights, isKeras3, notes, metadata }: KerasModelFile): PortableModel {
  const graph = parseGraph(config);
  const own = ownModel(notes, graph, weights);
  if (own !== undefined) return own;
  const net = new NetworkBuilder();
  const weight = (layer: ReadLayer, names: readonly string[], place: number): PortableTensor => weights(layer, names, place) ?? missingWeight(layer, names);
  const reading: Reading = { net, isKeras3, weight };
  const outputs = new Map<string, Output>();
  let last: readonly [ReadLayer, Output] | undefined;
  for (const layer of graph.layers) {
    const output = readLayer(reading, layer, layer.inputs.flatMap((id) => outputs.get(id) ?? []));
    outputs.set(layer.id, output);
    last = [layer, output];
  }
  if (last === undefined) throw invalidKeras('it has no layers');
  return { ...net.model(...last), metadata: { ...metadata, ...ownMetadata(notes) } };
}

function missingWeight({ id, className }: ReadLayer, [name = 'weight']: readonly string[]): never {
  throw invalidKeras(`the layer "${id}", a ${className}, has no "${name}" among the weights`);
}
