import { dataTypes, type OnnxGraph, type OnnxTensor } from './proto/messages.ts';

/** Keys of the metadata in a file that vitrum has written. */
export const metadataKeys = {
  /** Layers, names of state and metadata, as JSON. */
  model: 'vitrum',
  /** How each tensor of the model lies in the file, as JSON. */
  tensors: 'vitrum.tensors',
  /** A checksum of the nodes and of the tensors that are not the model's. */
  graph: 'vitrum.graph',
  /** The names of the classes as a list in JSON, for other programs. */
  classes: 'classes',
} as const;

/**
 * A checksum of what the nodes compute, but for the model's own tensors: where another program has changed the graph, the layers that
 * vitrum has written beside it hold no longer. It is the 32-bit hash FNV-1a in hexadecimal.
 */
export function graphChecksum({ nodes, initializers, inputs, outputs }: OnnxGraph, isOwn: (name: string) => boolean): string {
  const parts = [
    ...nodes.map(({ opType, domain, inputs: read, outputs: given, attributes }) => [
      opType, domain, read, given, attributes.map(({ name, float, int, text, ints, floats }) => [name, float, int, text, ints, floats]),
    ]),
    ...initializers.filter(({ name }) => !isOwn(name)).map(({ name, dims, dataType, raw }) => [name, dims, dataType, raw && Array.from(raw)]),
    [inputs.map(({ name }) => name), outputs.map(({ name }) => name)],
  ];
  let hash = 0x811c9dc5;
  for (const part of parts) {
    for (const char of JSON.stringify(part)) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}

/** True for floats that are there as raw bytes, as vitrum writes them. */
export const isRawFloat = ({ dataType, raw }: OnnxTensor): boolean => dataType === dataTypes.float && raw !== undefined;
