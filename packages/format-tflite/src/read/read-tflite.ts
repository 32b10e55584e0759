import type { PortableModel, PortableTensors } from '@vitrum/core';
import { isListOf, isRecord, parseJson } from '@vitrum/core/internal';
import { openEnvelope, permute } from '@vitrum/formats/internal';
import { isSameShape, sizeOf } from '@vitrum/tensor';
import type { Graph } from '../graph/graph.ts';
import { envelopeName, tensorsName } from '../graph/metadata-names.ts';
import { decodeGraph } from './decode-graph.ts';
import { invalidFile } from './invalid-file.ts';
import { layersOf } from './layers-of-graph.ts';
import { numbersOf } from './numbers.ts';

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/**
 * Reads an untrusted file: what vitrum wrote from what it keeps beside the graph, other files from their operators.
 *
 * @throws VITRUM_INVALID_MODEL, VITRUM_UNSUPPORTED_MODEL
 */
export function readTflite(bytes: Uint8Array): PortableModel {
  const graph = decodeGraph(bytes);
  const { [envelopeName]: envelope, [tensorsName]: list } = graph.metadata;
  const text = envelope && new TextDecoder().decode(envelope);
  if (text === undefined || list === undefined) return { ...layersOf(graph), metadata: openEnvelope(text, {}).metadata };
  return openEnvelope(text, ownTensors(graph, new TextDecoder().decode(list)));
}

/** The tensors that the file says to be those of the model, in its order of axes. */
function ownTensors({ tensors }: Graph, list: string): PortableTensors {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  return Object.fromEntries(parseList(list).map(({ name, shape, axes }) => {
    const tensor = byName.get(name);
    if (tensor === undefined) throw invalidFile(`the tensor "${name}" is missing`);
    const numbers = numbersOf(tensor);
    const values = axes.length === 0 ? numbers.values : permute(numbers, axes);
    if (values.length !== sizeOf(shape) || !isOrder(axes, numbers.shape)) throw invalidFile(`the tensor "${name}" does not have the shape [${shape.join(', ')}]`);
    return [name, { shape, values }];
  }));
}

const isOrder = (axes: readonly number[], shape: readonly number[]): boolean => axes.length === 0 || isSameShape(axes.toSorted((a, b) => a - b), shape.map((_, i) => i));

interface Listed {
  readonly name: string;
  readonly shape: readonly number[];
  /** The axis of the file's tensor that each axis of the model's is; none where they are the same. */
  readonly axes: readonly number[];
}

function parseList(text: string): readonly Listed[] {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    value = undefined;
  }
  if (!isListOf(value, isListed) || new Set(value.map(({ name }) => name)).size < value.length) throw invalidFile('what it says of its tensors is no list of names, shapes and axes');
  return value;
}

function isListed(value: unknown): value is Listed {
  if (!isRecord(value)) return false;
  const isWhole = (each: unknown): each is number => typeof each === 'number' && Number.isInteger(each) && each >= 0;
  return typeof value['name'] === 'string' && isListOf(value['shape'], isWhole) && isListOf(value['axes'], isWhole);
}
