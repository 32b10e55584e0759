import type { Dataset, DatasetSource, DatasetSplits } from '@vitrum/core';
import { contributionFailure, isRecord } from '@vitrum/core/internal';
import { sha256 } from '@vitrum/datasets/internal';
import { sizeOf } from '@vitrum/tensor';
import { isSameJson } from './same-json.ts';

/**
 * What data are recognized by: the SHA-256 of each published file, or that of the samples, part by part. Samples count as they are
 * trained with, not as they are stored, so that a moved or renamed file has the same fingerprint.
 */
export type DataFingerprint = FilesFingerprint | SamplesFingerprint;

/** The fingerprint of published files. */
export interface FilesFingerprint {
  /** The SHA-256 of each file, by its name. */
  readonly files: Readonly<Record<string, string>>;
}

/** The fingerprint of samples. */
export interface SamplesFingerprint {
  /** Of the samples that are trained on. */
  readonly train: PartFingerprint;
  /** Present where the data come with a part for validation, or one was held out while they were read. */
  readonly validation?: PartFingerprint;
  /** Of the test part. */
  readonly test: PartFingerprint;
}

/** The fingerprint of one part of the data. */
export interface PartFingerprint {
  /** SHA-256 over the inputs of all samples in order, block by block, in hexadecimal. */
  readonly inputs: string;
  /** SHA-256 over the targets of all samples in order, block by block, in hexadecimal. */
  readonly targets: string;
  /** Present if the inputs were hashed as bytes, each input being byte / divisor; otherwise they were hashed as floats of 32 bits. */
  readonly divisor?: number;
}

/** Options of fingerprinting. */
export interface FingerprintOptions {
  /** Hears which fraction of the samples has been read. */
  readonly onProgress?: (fraction: number) => void;
}

const partNames = ['train', 'validation', 'test'] as const;

/** Approximate number of bytes that are hashed at once. */
const blockBytes = 1_048_576;

/**
 * The fingerprint of a dataset. That of published files follows from their known checksums, which loading verifies; samples are read once,
 * in order, those on disk block by block.
 *
 * @returns null in a page that is no secure context, which has no SHA-256.
 */
export async function fingerprintData({ published }: Pick<DatasetSource, 'published'>, data: DatasetSplits, options: FingerprintOptions = {}): Promise<DataFingerprint | null> {
  if (published !== undefined) {
    return { files: Object.fromEntries(published.files.map(({ name, sha256: known, gzip }) => [name, known ?? gzip?.sha256 ?? ''])) };
  }
  const { train, validation, test } = data;
  return fingerprintSamples(data, { train: train.inputBytes?.divisor, validation: validation?.inputBytes?.divisor, test: test.inputBytes?.divisor }, options);
}

/** The divisor of each part; undefined: floats. */
interface Forms {
  readonly train: number | undefined;
  readonly validation: number | undefined;
  readonly test: number | undefined;
}

async function fingerprintSamples({ train, validation, test }: DatasetSplits, forms: Forms, { onProgress }: FingerprintOptions): Promise<SamplesFingerprint | null> {
  if (!hasSha256()) return null;
  const held = validation?.size ?? 0;
  const all = train.size + held + test.size;
  return {
    train: await fingerprintPart(train, forms.train, (done) => onProgress?.(done / all)),
    ...(validation && { validation: await fingerprintPart(validation, forms.validation, (done) => onProgress?.((train.size + done) / all)) }),
    test: await fingerprintPart(test, forms.test, (done) => onProgress?.((train.size + held + done) / all)),
  };
}

async function fingerprintPart(dataset: Dataset, divisor: number | undefined, onRead: (samples: number) => void): Promise<PartFingerprint> {
  try {
    return await hashPart(dataset, divisor, onRead);
  } catch (error) {
    throw contributionFailure('datasets', dataset.name, dataset, error);
  }
}

async function hashPart(dataset: Dataset, divisor: number | undefined, onRead: (samples: number) => void): Promise<PartFingerprint> {
  const { size, inputShape, targetSize } = dataset;
  const inputSize = sizeOf(inputShape);
  const perBlock = Math.max(1, Math.floor(blockBytes / (Float32Array.BYTES_PER_ELEMENT * (inputSize + targetSize))));
  const hashes = { inputs: [] as Promise<string>[], targets: [] as Promise<string>[] };
  for (let start = 0; start < size; start += perBlock) {
    const count = Math.min(perBlock, size - start);
    const { block, first } = await readSamples(dataset, start, count);
    const targets = targetsOf(block, first, count);
    hashes.inputs.push(sha256(inputBytesOf(block, first, count, divisor)));
    hashes.targets.push(sha256(littleEndian(targets)));
    await hashes.inputs.at(-2); // hashes one block while the next is read
    onRead(start + count);
  }
  const [inputs, targets] = await Promise.all([hashOfHashes(hashes.inputs, inputShape), hashOfHashes(hashes.targets, [widthOf(dataset)])]);
  return { inputs, targets, ...(divisor !== undefined && { divisor }) };
}

/** The numbers of a target, and of its sample's weight where samples have weights. */
const widthOf = (dataset: Dataset): number => dataset.targetSize + (dataset.readWeight === undefined ? 0 : 1);

function targetsOf(block: Dataset, first: number, count: number): Float32Array<ArrayBuffer> {
  const width = widthOf(block);
  const targets = new Float32Array(count * width);
  for (let i = 0; i < count; i++) {
    block.readTarget(first + i, targets, i * width);
    if (block.readWeight !== undefined) targets[(i + 1) * width - 1] = block.readWeight(first + i);
  }
  return targets;
}

interface Block {
  readonly block: Dataset;
  /** The place of the first wanted sample in the block. */
  readonly first: number;
}

async function readSamples(dataset: Dataset, start: number, count: number): Promise<Block> {
  if (dataset.readBlock === undefined) return { block: dataset, first: start };
  return { block: await dataset.readBlock(Uint32Array.from({ length: count }, (_, i) => start + i)), first: 0 };
}

/** The inputs of some samples as bytes, if they are multiples of 1 / divisor, or else as floats. */
function inputBytesOf(block: Dataset, first: number, count: number, divisor: number | undefined): Uint8Array {
  const { inputBytes, inputShape } = block;
  const inputSize = sizeOf(inputShape);
  if (divisor !== undefined && inputBytes?.divisor === divisor) return inputBytes.bytes.slice(first * inputSize, (first + count) * inputSize);
  const inputs = new Float32Array(count * inputSize);
  for (let i = 0; i < count; i++) block.readInput(first + i, inputs, i * inputSize);
  return (divisor === undefined ? undefined : asBytes(inputs, divisor)) ?? littleEndian(inputs);
}

/** Undefined if an input is not a byte divided by the divisor. */
function asBytes(inputs: Float32Array, divisor: number): Uint8Array | undefined {
  const bytes = Uint8Array.from(inputs, (input) => Math.round(input * divisor));
  return inputs.every((input, i) => Math.fround((bytes[i] ?? 0) / divisor) === input) ? bytes : undefined;
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function littleEndian(values: Float32Array<ArrayBuffer>): Uint8Array {
  if (isLittleEndian) return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const view = new DataView(new ArrayBuffer(values.byteLength));
  for (const [index, value] of values.entries()) view.setFloat32(4 * index, value, true);
  return new Uint8Array(view.buffer);
}

/** Web Cryptography hashes what is in memory as a whole, so that many samples are hashed in blocks, and then their hashes. */
async function hashOfHashes(hashes: readonly Promise<string>[], shape: readonly number[]): Promise<string> {
  const text = `${JSON.stringify(shape)}\n${(await Promise.all(hashes)).join('\n')}\n`;
  return sha256(Uint8Array.from(text, (character) => character.charCodeAt(0))); // ASCII alone
}

/**
 * How data differ from the fingerprint in a record, in words; undefined if they do not.
 *
 * @param present - That of the present data; the samples are read again only if it was taken in another form.
 */
export async function findContentChange(recorded: unknown, present: DataFingerprint, data: DatasetSplits): Promise<string | undefined> {
  if (isSameJson(recorded, present)) return undefined;
  if (!isRecord(recorded)) return 'they cannot be compared';
  if ('files' in recorded || 'files' in present) return 'the published files are other ones';
  const forms = { train: divisorOf(recorded['train']), validation: divisorOf(recorded['validation']), test: divisorOf(recorded['test']) };
  const isSameForm = partNames.every((part) => forms[part] === present[part]?.divisor);
  const comparable = isSameForm ? present : await fingerprintSamples(data, forms, {});
  for (const part of partNames) {
    const then = recorded[part];
    if (then === undefined && comparable?.[part] === undefined) continue;
    for (const side of ['inputs', 'targets'] as const) {
      if (!isRecord(then) || then[side] !== comparable?.[part]?.[side]) return `the ${side} of the ${part === 'train' ? 'training' : part} samples are other ones`;
    }
  }
  return undefined;
}

function divisorOf(part: unknown): number | undefined {
  const divisor = isRecord(part) ? part['divisor'] : undefined;
  return typeof divisor === 'number' ? divisor : undefined;
}

function hasSha256(): boolean {
  // Node and browsers both have `crypto`; this package depends on the types of neither.
  const { crypto } = globalThis as { readonly crypto?: { readonly subtle?: unknown } };
  return crypto?.subtle !== undefined;
}
