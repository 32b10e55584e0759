import type { CompleteModel, FormatFile } from '@vitrum/core';
import { kerasGraphOf, modelConfigOf, notesOf } from '@vitrum/keras-layers';
import { emptyGroup, groupAt } from './hdf5/hdf5-content.ts';
import { writeHdf5 } from './hdf5/write-hdf5.ts';
import { kerasVersions, notesKey } from './notes-key.ts';

/** A file as `model.save('model.h5')` makes it. */
export function writeH5(model: CompleteModel): readonly [FormatFile] {
  const graph = kerasGraphOf(model, 'keras-2');
  const root = emptyGroup();
  const origin = [['keras_version', kerasVersions['keras-2']], ['backend', 'tensorflow']] as const;
  root.attributes.set('model_config', JSON.stringify(modelConfigOf(graph, 'keras-2')));
  root.attributes.set(notesKey, JSON.stringify(notesOf(model, graph)));
  for (const [name, value] of origin) root.attributes.set(name, value);
  const all = groupAt(root, 'model_weights');
  for (const [name, value] of origin) all.attributes.set(name, value);
  all.attributes.set('layer_names', graph.layers.map(({ name }) => name));
  for (const { name, weights } of graph.layers) {
    const own = groupAt(all, name);
    own.attributes.set('weight_names', weights.map((weight) => `${name}/${weight.name}:0`));
    for (const { name: weight, shape, values } of weights) groupAt(own, name).members.set(`${weight}:0`, { shape, values });
  }
  return [{ name: '.h5', bytes: writeHdf5(root) }];
}
