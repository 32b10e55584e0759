import type { CompleteModel, PortableModel, PortableTensor } from '@vitrum/core';
import { isListOf, isRecord } from '@vitrum/core/internal';
import { envelopeOf, openEnvelope } from '@vitrum/formats/internal';
import { isSameShape, sizeOf } from '@vitrum/tensor';
import type { KerasGraph } from './keras-graph.ts';
import type { ReadGraph, ReadLayer, WeightSource } from './read/read-layer.ts';

/** Where a tensor of vitrum lies in the file. */
interface Place {
  readonly layer: string;
  readonly weight: string;
  readonly place: number;
  readonly shape: readonly number[];
  readonly groups?: number;
}

/**
 * What vitrum writes beside a model of Keras, so that its own layers come back from the file: its layers, its metadata, and in which weight
 * every tensor lies.
 */
export function notesOf(model: CompleteModel, { layers }: KerasGraph): Readonly<Record<string, unknown>> {
  const tensors = layers.flatMap((layer) => layer.weights.flatMap(({ name, origin }, place) => (origin === undefined ? [] : [[origin.tensor, { layer: layer.name, weight: name, place, shape: origin.shape, ...(origin.groups !== undefined && { groups: origin.groups }) } satisfies Place] as const])));
  return { model: envelopeOf(model), layers: layers.map(({ className, name }) => `${className} ${name}`).toSorted(), tensors: Object.fromEntries(tensors) };
}

/** The model of vitrum that a file was written from, with the file's weights; undefined if the layers of the file are others now. */
export function ownModel(notes: unknown, graph: ReadGraph, weights: WeightSource): PortableModel | undefined {
  if (!isRecord(notes) || typeof notes['model'] !== 'string') return undefined;
  const { layers, tensors } = notes;
  const found = graph.layers.map(({ className, name }) => `${className} ${name}`).toSorted();
  if (!isListOf(layers, (each) => typeof each === 'string') || layers.join('\n') !== found.join('\n')) return undefined;
  if (!isRecord(tensors)) return undefined;
  const byName = new Map(graph.layers.map((layer) => [layer.name, layer]));
  const taken: [string, PortableTensor][] = [];
  for (const [name, place] of Object.entries(tensors)) {
    const tensor = isPlace(place) ? tensorAt(place, byName.get(place.layer), weights) : undefined;
    if (tensor === undefined) return undefined;
    taken.push([name, tensor]);
  }
  return openEnvelope(notes['model'], Object.fromEntries(taken));
}

/** The metadata of notes whose layers are of no use any more: names of classes stay what they were. */
export function ownMetadata(notes: unknown): Readonly<Record<string, unknown>> {
  return isRecord(notes) && typeof notes['model'] === 'string' ? openEnvelope(notes['model'], {}).metadata : {};
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

function isPlace(value: unknown): value is Place {
  if (!isRecord(value)) return false;
  const { layer, weight, place, shape, groups } = value;
  return typeof layer === 'string' && typeof weight === 'string' && isCount(place) && isListOf(shape, isCount) && (groups === undefined || isCount(groups));
}

function tensorAt({ weight, place, shape, groups = 1 }: Place, layer: ReadLayer | undefined, weights: WeightSource): PortableTensor | undefined {
  const found = layer && weights(layer, [weight], place);
  if (found === undefined) return undefined;
  if (groups === 1) return found.values.length === sizeOf(shape) ? { shape, values: found.values } : undefined;
  const wide = shape.with(-2, (shape.at(-2) ?? 0) * groups);
  return isSameShape(found.shape, wide) ? { shape, values: fromDiagonal(found.values, shape, groups) } : undefined;
}

/** The kernels of groups that lie on the diagonal of a kernel without groups. */
function fromDiagonal(wide: Float32Array, shape: readonly number[], groups: number): Float32Array {
  const [width, filters] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
  return Float32Array.from({ length: sizeOf(shape) }, (_, k) => {
    const [filter, row] = [k % filters, Math.floor(k / filters)];
    const [channel, place] = [row % width, Math.floor(row / width)];
    const group = Math.floor(filter / (filters / groups));
    return wide[(place * width * groups + group * width + channel) * filters + filter] ?? 0;
  });
}
