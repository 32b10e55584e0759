import { isVitrumError, VitrumError, type FloatArray } from '@vitrum/core';
import { isRecord, parseJson } from '@vitrum/core/internal';
import { sha256 } from '@vitrum/datasets/internal';
import { checkBinaryModel, type BinaryModel } from '@vitrum/formats/internal';
import type { TrainingState } from '@vitrum/trainer';
import { parseTrainingState } from '@vitrum/trainer/internal';
import { reasonOf } from '../reason-of.ts';
import { describeBlock, readBlock, writeBlock, type PlacedTensor } from './tensor-block.ts';

// Node, browsers and workers have these; TypeScript's ECMAScript library does not declare them.
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** A stopped run: its network and the state of its training. It can be resumed to the same bits. */
export interface Checkpoint {
  /** The network at this point, with its parameters and the record of the run in its metadata. */
  readonly model: BinaryModel;
  /** Where the training stands: its place in the data, the optimizer's slots, the generators of random numbers. */
  readonly state: TrainingState;
}

/** The first line of a checkpoint. */
interface Seal {
  /** Bytes of the readable part, which follows this line. */
  readonly head: number;
  /** Of everything that follows this line. */
  readonly sha256: string;
}

const opening = '{"format":"vitrum-checkpoint",';
const maxSealLength = 256;
const lineFeed = 10;

/**
 * A checkpoint as a file: a line of JSON with the checksum of the rest, the run as readable JSON, and the numbers as little-endian
 * IEEE 754 floats in the order of the JSON's `tensors`. Nothing of the checkpoint is read after the call has returned its promise.
 *
 * @throws VITRUM_DATA_UNREADABLE in an insecure page, which has no SHA-256
 */
export async function encodeCheckpoint({ model, state }: Checkpoint): Promise<Uint8Array<ArrayBuffer>> {
  const tensors = tensorsOf(model, state);
  const head = new TextEncoder().encode(headOf(model, state, tensors));
  const sealLength = sealLine({ head: head.length, sha256: '0'.repeat(64) }).length;
  const file = new Uint8Array(sealLength + head.length + tensors.reduce((sum, { values }) => sum + values.byteLength, 0));
  file.set(head, sealLength);
  writeBlock(tensors, file, sealLength + head.length);
  file.set(new TextEncoder().encode(sealLine({ head: head.length, sha256: await sha256(file.subarray(sealLength)) })));
  return file;
}

/** True for bytes that begin like a checkpoint, of whichever version. */
export function isCheckpoint(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, opening.length)) === opening;
}

/**
 * Parses a checkpoint.
 *
 * @param file - The source of the bytes, for messages.
 * @param hint - What to do if it is not a checkpoint.
 * @throws VITRUM_INVALID_CHECKPOINT, also if a byte has changed since it was written
 */
export async function decodeCheckpoint(bytes: Uint8Array, file: string, hint = 'Start a new run.'): Promise<Checkpoint> {
  try {
    return await decode(bytes);
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_CHECKPOINT',
      message: `The checkpoint ${file} cannot be used: ${reasonOf(error)}.`,
      hint: isVitrumError(error) ? error.hint : hint,
      cause: error,
    });
  }
}

async function decode(bytes: Uint8Array): Promise<Checkpoint> {
  const end = bytes.subarray(0, maxSealLength).indexOf(lineFeed);
  const line = new TextDecoder().decode(bytes.subarray(0, end + 1));
  const seal = parseSeal(line);
  const body = bytes.subarray(end + 1);
  const found = await sha256(body);
  if (found !== seal.sha256) throw new Error(`its bytes are not those that were written: their SHA-256 begins with ${found.slice(0, 8)}, not with ${seal.sha256.slice(0, 8)}`);
  const head = parseJson(new TextDecoder().decode(body.subarray(0, seal.head)));
  if (!isRecord(head)) throw new Error('it has no readable part');
  const tensors = readBlock(head['tensors'], body.subarray(seal.head));
  const { model, state } = head;
  return {
    model: checkBinaryModel({ ...(isRecord(model) && model), ...modelTensors(tensors) }),
    state: parseTrainingState({ ...(isRecord(state) && state), slots: slotsOf(tensors) }),
  };
}

const sealLine = (seal: Seal): string => `${opening}"formatVersion":2,"head":${seal.head},"sha256":"${seal.sha256}"}\n`;

function parseSeal(line: string): Seal {
  const seal: unknown = line.startsWith(opening) ? parseJson(line) : undefined;
  if (!isRecord(seal) || seal['formatVersion'] !== 2) throw new Error('it is no checkpoint of this version of vitrum');
  const { head, sha256: checksum } = seal;
  const parsed = { head: Number(head), sha256: String(checksum) };
  if (sealLine(parsed) !== line || !Number.isSafeInteger(parsed.head)) throw new Error('its first line is damaged');
  return parsed;
}

/** The readable part, with a line for each tensor. */
function headOf({ parameters: _, state: __, ...model }: BinaryModel, { slots: ___, ...state }: TrainingState, tensors: readonly PlacedTensor[]): string {
  const lines = describeBlock(tensors).map((entry) => `    ${JSON.stringify(entry)}`);
  return `{\n  "state": ${JSON.stringify(state)},\n  "model": ${JSON.stringify(model)},\n  "tensors": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

function tensorsOf({ parameters, state = {} }: BinaryModel, { slots }: TrainingState): readonly PlacedTensor[] {
  const saved = (key: string, tensors: BinaryModel['parameters']): readonly PlacedTensor[] =>
    Object.entries(tensors).map(([name, { shape, values }]) => ({ path: [key, name], shape, values }));
  const remembered = Object.entries(slots).flatMap(([name, each]) =>
    Object.entries(each).map(([slot, values]) => ({ path: ['slots', name, slot], shape: [values.length], values })),
  );
  return [...saved('parameters', parameters), ...saved('state', state), ...remembered];
}

function modelTensors(tensors: readonly PlacedTensor[]): Readonly<Record<string, unknown>> {
  const of = (key: string): BinaryModel['parameters'] =>
    Object.fromEntries(tensors.flatMap(({ path: [first, name = ''], shape, values }) => (first === key ? [[name, { shape, values }] as const] : [])));
  const state = of('state');
  return { parameters: of('parameters'), ...(Object.keys(state).length > 0 && { state }) };
}

function slotsOf(tensors: readonly PlacedTensor[]): TrainingState['slots'] {
  const slots = new Map<string, [slot: string, values: FloatArray][]>();
  for (const { path: [key, name = '', slot = ''], values } of tensors) {
    if (key === 'slots') slots.set(name, [...(slots.get(name) ?? []), [slot, values]]);
  }
  return Object.fromEntries([...slots].map(([name, each]) => [name, Object.fromEntries(each)]));
}
