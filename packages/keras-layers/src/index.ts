export type { KerasGraph, KerasLayer, KerasTarget, KerasWeight, TensorOrigin } from './keras-graph.ts';
export { notesOf } from './own-notes.ts';
export { readKerasModel, type KerasModelFile } from './read/read-keras-model.ts';
export type { ReadLayer, WeightSource } from './read/read-layer.ts';
export { weightsByName } from './read/weights-by-name.ts';
export { snakeCase } from './snake-case.ts';
export { kerasGraphOf } from './write/keras-graph-of.ts';
export { modelConfigOf } from './write/model-config.ts';
