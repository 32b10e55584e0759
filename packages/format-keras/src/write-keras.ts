import type { CompleteModel, FormatFile } from '@vitrum/core';
import { archiveOf } from '@vitrum/formats/internal';
import { kerasGraphOf, modelConfigOf, notesOf, snakeCase, type KerasLayer } from '@vitrum/keras-layers';
import { emptyGroup, groupAt } from './hdf5/hdf5-content.ts';
import { writeHdf5 } from './hdf5/write-hdf5.ts';
import { kerasVersions, notesKey } from './notes-key.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** An archive as `model.save('model.keras')` makes it. */
export function writeKeras(model: CompleteModel): readonly [FormatFile] {
  const graph = kerasGraphOf(model, 'keras-3');
  const stores = storesOf(graph.layers);
  const root = emptyGroup();
  groupAt(root, 'vars');
  for (const [i, { weights }] of graph.layers.entries()) {
    const vars = groupAt(root, `${stores[i] ?? ''}/vars`);
    for (const [place, { shape, values }] of weights.entries()) vars.members.set(`${place}`, { shape, values });
  }
  const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
  return [{
    name: '.keras',
    bytes: archiveOf([
      { name: 'metadata.json', bytes: json({ keras_version: kerasVersions['keras-3'], [notesKey]: notesOf(model, graph) }) },
      { name: 'config.json', bytes: json(modelConfigOf(graph, 'keras-3')) },
      { name: 'model.weights.h5', bytes: writeHdf5(root) },
    ]),
  }];
}

/** Where Keras looks for the weights of every layer: by its class, and how many of it came before. */
function storesOf(layers: readonly KerasLayer[]): readonly string[] {
  const counts = new Map<string, number>();
  return layers.map(({ className }) => {
    const base = snakeCase(className);
    const before = counts.get(base) ?? 0;
    counts.set(base, before + 1);
    return `layers/${before === 0 ? base : `${base}_${before}`}`;
  });
}
