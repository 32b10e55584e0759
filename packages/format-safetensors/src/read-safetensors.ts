import { VitrumError, type PortableModel, type PortableTensor } from '@vitrum/core';
import { describeValue, isListOf, isRecord, nearestName } from '@vitrum/core/internal';
import { openEnvelope } from '@vitrum/formats/internal';
import { dtypes, type Dtype } from './dtypes.ts';
import { envelopeKey } from './envelope-key.ts';

declare const TextDecoder: new (encoding: string, options: { readonly fatal: boolean }) => { decode(bytes: Uint8Array): string };

/** A tensor as the header describes it, checked. */
interface Entry {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly count: number;
  readonly begin: number;
  readonly end: number;
}

/**
 * Reads an untrusted safetensors file: tensors cover what follows the header, without gaps and without sharing a byte.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function readSafetensors(bytes: Uint8Array): PortableModel {
  const header = readHeader(bytes);
  const { __metadata__: notes, ...described } = header.value;
  const data = bytes.subarray(header.end);
  const entries = Object.entries(described).map(([name, value]) => parseEntry(name, value));
  checkCover(entries, data.length);
  const tensors = Object.fromEntries(entries.map((entry) => [entry.name, readTensor(entry, data)]));
  return openEnvelope(envelopeIn(notes), tensors);
}

function readHeader(bytes: Uint8Array): { readonly value: Readonly<Record<string, unknown>>; readonly end: number } {
  if (bytes.length < 8) throw invalid(`it has ${bytes.length} bytes, and its first 8 tell the length of its header`);
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
  const end = 8 + length;
  if (end > bytes.length) throw invalid(`its header takes ${length} bytes, and ${bytes.length - 8} are there`);
  const value = parseHeader(bytes.subarray(8, end));
  if (!isRecord(value)) throw invalid(`its header is no object, but ${describeValue(value)}`);
  return { value, end };
}

function parseHeader(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw invalid(`its header is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parseEntry(name: string, value: unknown): Entry {
  const tensor = `the tensor ${describeValue(name)}`;
  if (!isRecord(value)) throw invalid(`${tensor} is ${describeValue(value)}, not an object with "dtype", "shape" and "data_offsets"`);
  const { dtype: type, shape, data_offsets: offsets } = value;
  const dtype = typeof type === 'string' && Object.hasOwn(dtypes, type) ? dtypes[type] : undefined;
  if (dtype === undefined) throw unknownType(tensor, type);
  if (!isListOf(shape, isCount)) throw invalid(`${tensor} has the "shape" ${describeValue(shape)}, not a list of whole numbers`);
  if (!isListOf(offsets, isCount) || offsets.length !== 2) throw invalid(`${tensor} has "data_offsets" ${describeValue(offsets)}, not two whole numbers`);
  const [begin = 0, end = 0] = offsets;
  const count = shape.reduce((product, length) => product * length, 1);
  if (end - begin !== count * dtype.size) throw invalid(`${tensor} of the shape [${shape.join(', ')}] takes ${count * dtype.size} bytes, and its "data_offsets" are ${end - begin} apart`);
  return { name, dtype, shape, count, begin, end };
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** Bytes that no tensor names could hide something; bytes of two tensors make a small file large. */
function checkCover(entries: readonly Entry[], length: number): void {
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (entry.begin !== end) throw invalid(`the tensor ${describeValue(entry.name)} begins at byte ${entry.begin}, where ${end} is next`);
    end = entry.end;
  }
  if (end !== length) throw invalid(`its tensors take ${end} bytes, and ${length} are there`);
}

function readTensor({ dtype, shape, count, begin }: Entry, data: Uint8Array): PortableTensor {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) values[i] = dtype.read(view, begin + i * dtype.size);
  return { shape, values };
}

function envelopeIn(notes: unknown): string | undefined {
  if (notes === undefined) return undefined;
  if (!isRecord(notes)) throw invalid(`its "__metadata__" is ${describeValue(notes)}, not an object`);
  const text = notes[envelopeKey];
  if (text === undefined || typeof text === 'string') return text;
  throw invalid(`its "__metadata__" has ${describeValue(text)} as "${envelopeKey}", not a text`);
}

function unknownType(tensor: string, type: unknown): VitrumError {
  const nearest = typeof type === 'string' ? nearestName(type, Object.keys(dtypes)) : undefined;
  return invalid(`${tensor} has the "dtype" ${describeValue(type)}; known are ${Object.keys(dtypes).join(', ')}`, nearest);
}

function invalid(problem: string, nearest?: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The safetensors file is damaged: ${problem}.`,
    hint: 'It may be cut short: copy or download it again.',
    nearest,
  });
}
