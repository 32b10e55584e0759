import type { PortableModel, PortableTensor } from '@vitrum/core';
import { isListOf, isRecord, parseJson } from '@vitrum/core/internal';
import { openEnvelope, permute } from '@vitrum/formats/internal';
import { sizeOf } from '@vitrum/tensor';
import { graphChecksum, isRawFloat, metadataKeys } from '../own-metadata.ts';
import type { OnnxModel, OnnxTensor } from '../proto/messages.ts';
import type { Stored } from '../write/graph-builder.ts';
import { readTensor } from './read-tensor.ts';

/**
 * The model that vitrum has written beside the graph, with the graph's tensors. Undefined for other files, and where another program
 * has changed the graph since.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function readOwn({ graph, metadata }: OnnxModel): PortableModel | undefined {
  const { [metadataKeys.model]: envelope, [metadataKeys.tensors]: list, [metadataKeys.graph]: checksum } = metadata;
  const stored = list === undefined ? undefined : parseStored(list);
  if (envelope === undefined || stored === undefined) return undefined;
  if (graphChecksum(graph, (name) => stored.has(name)) !== checksum) return undefined;
  const initializers = new Map(graph.initializers.map((tensor) => [tensor.name, tensor]));
  const tensors: [string, PortableTensor][] = [];
  for (const [name, how] of stored) {
    const initializer = initializers.get(name);
    const tensor = initializer && isRawFloat(initializer) ? tensorOf(initializer, how) : undefined;
    if (tensor === undefined) return undefined;
    tensors.push([name, tensor]);
  }
  return openEnvelope(envelope, Object.fromEntries(tensors));
}

function tensorOf(initializer: OnnxTensor, { shape, order }: Stored): PortableTensor | undefined {
  const { dims, values } = readTensor(initializer);
  if (sizeOf(shape) !== values.length) return undefined;
  if (order === undefined) return { shape, values };
  const isOrder = order.length === shape.length && order.every((axis, i) => order.indexOf(axis) === i && shape[axis] === dims[i]);
  if (!isOrder) return undefined;
  return { shape, values: permute({ shape: dims, values }, shape.map((_, axis) => order.indexOf(axis))) };
}

/** Undefined for what vitrum has not written: the file is read as any other then. */
function parseStored(text: string): ReadonlyMap<string, Stored> | undefined {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    return undefined; // changed by another program, as a changed graph is
  }
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value);
  return entries.every((entry): entry is [string, Stored] => isStored(entry[1])) ? new Map(entries) : undefined;
}

function isStored(value: unknown): value is Stored {
  if (!isRecord(value) || !isListOf(value['shape'], isLength)) return false;
  return value['order'] === undefined || isListOf(value['order'], isLength);
}

const isLength = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
