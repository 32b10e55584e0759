import type { FilesBeside, PortableTensor } from '@vitrum/core';
import { describeValue, isListOf, isRecord } from '@vitrum/core/internal';
import { invalidTfjs } from './invalid-tfjs.ts';
import { dtypes } from './dtypes.ts';

/** Tensors by name. */
export type Weights = ReadonlyMap<string, PortableTensor>;

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/**
 * The tensors of groups of files: those of a group lie one behind the other, and cover its files.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export async function readWeights(manifest: unknown, beside: FilesBeside): Promise<Weights> {
  if (!isListOf(manifest, isRecord)) throw invalidTfjs(`its "weightsManifest" is ${describeValue(manifest)}, not a list of groups`);
  const tensors = new Map<string, PortableTensor>();
  const read = new Set<string>();
  for (const { paths, weights } of manifest) {
    if (!isListOf(paths, (path) => typeof path === 'string')) throw invalidTfjs('a group of weights has no list of "paths"');
    if (!isListOf(weights, isRecord)) throw invalidTfjs('a group of weights has no list of "weights"');
    for (const path of paths) {
      // Files that are read again and again would make a small model large.
      if (read.has(path)) throw invalidTfjs(`it names the file ${JSON.stringify(path)} twice`);
      read.add(path);
    }
    const bytes = joined(await Promise.all(paths.map((path) => beside(path))));
    let at = 0;
    for (const entry of weights) {
      const { name, tensor, length } = readTensor(entry, bytes, at);
      if (tensors.has(name)) throw invalidTfjs(`two weights have the name ${JSON.stringify(name)}`);
      tensors.set(name, tensor);
      at += length;
    }
    if (at !== bytes.length) throw invalidTfjs(`the weights of ${paths.join(', ')} take ${at} bytes, and ${bytes.length} are there`);
  }
  return tensors;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function readTensor(entry: Readonly<Record<string, unknown>>, bytes: Uint8Array, at: number): { readonly name: string; readonly tensor: PortableTensor; readonly length: number } {
  const { name, shape, dtype, quantization } = entry;
  if (typeof name !== 'string') throw invalidTfjs(`a weight has ${describeValue(name)} as "name"`);
  const who = `the weight ${JSON.stringify(name)}`;
  if (!isListOf(shape, isCount)) throw invalidTfjs(`${who} has ${describeValue(shape)} as "shape", not a list of whole numbers`);
  if (quantization !== undefined && !isRecord(quantization)) throw invalidTfjs(`${who} has ${describeValue(quantization)} as "quantization"`);
  const stored = quantization === undefined ? dtype : quantization['dtype'];
  const kind = typeof stored === 'string' && Object.hasOwn(dtypes, stored) ? dtypes[stored] : undefined;
  if (kind === undefined) throw invalidTfjs(`${who} has the type ${describeValue(stored)}; known are ${Object.keys(dtypes).join(', ')}`);
  const count = shape.reduce((product, length) => product * length, 1);
  const length = count * kind.size;
  if (at + length > bytes.length) throw invalidTfjs(`${who} of shape [${shape.join(', ')}] ends at byte ${at + length} of ${bytes.length}`);
  const { scale, min } = quantization === undefined || stored === 'float16' ? { scale: 1, min: 0 } : scaleOf(quantization, who);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) values[i] = kind.read(view, at + i * kind.size) * scale + min;
  return { name: name.replace(/:0$/, ''), tensor: { shape, values }, length };
}

/** value = number·scale + min */
function scaleOf({ scale = 1, min = 0 }: Readonly<Record<string, unknown>>, who: string): { readonly scale: number; readonly min: number } {
  if (typeof scale === 'number' && typeof min === 'number') return { scale, min };
  throw invalidTfjs(`${who} has the scale ${describeValue(scale)} and the minimum ${describeValue(min)}`);
}
