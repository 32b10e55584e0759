import type { CompleteModel, FormatFile, PortableModel } from '@vitrum/core';
import { VitrumError } from '@vitrum/core';
import { describe, expect, test } from 'vitest';
import { failuresOf, resultOf, subjectOf, textOf, type Mutant, type Unknown } from './support/subjects.ts';

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(`plain-model ${JSON.stringify(value)}`);
const refuse = (message: string): never => {
  throw new VitrumError({ code: 'VITRUM_INVALID_MODEL', message, hint: 'Take another file.' });
};

interface Plain {
  readonly network: PortableModel['network'];
  readonly tensors: Readonly<Record<string, { readonly shape: readonly number[]; readonly values: readonly number[] }>>;
}

function plainOf({ network, parameters }: CompleteModel, round = (value: number) => value): Plain {
  const tensors = Object.entries(parameters).map(([name, { shape, values }]) => [name, { shape, values: Array.from(values, round) }] as const);
  return { network, tensors: Object.fromEntries(tensors) };
}

const write = (model: CompleteModel): Promise<readonly FormatFile[]> => Promise.resolve([{ name: 'model.plain', bytes: encode(plainOf(model)) }]);
const detect = (bytes: Uint8Array): boolean => new TextDecoder().decode(bytes.subarray(0, 12)) === 'plain-model ';

/** Reads without looking: what is wrong with it is the finder's. */
async function readTrustingly(bytes: Uint8Array): Promise<PortableModel> {
  const { network, tensors } = JSON.parse(new TextDecoder().decode(bytes).slice(12)) as Plain;
  const parameters = Object.fromEntries(Object.entries(tensors).map(([name, { shape, values }]) => [name, { shape, values: Float32Array.from(values) }]));
  return Promise.resolve({ ...(network && { network }), parameters, state: {}, metadata: {} });
}

async function read(bytes: Uint8Array): Promise<PortableModel> {
  if (!detect(bytes)) refuse('It does not begin as a plain model.');
  const model = await readTrustingly(bytes).catch(() => refuse('It is damaged.'));
  const isWhole = Object.values(model.parameters).every(({ shape, values }) => Array.isArray(shape) && shape.reduce((size: number, length: number) => size * length, 1) === values.length);
  return isWhole ? model : refuse('A tensor is not as long as its shape says.');
}

const plain: Unknown = { extensions: ['.plain'], detect, read, write };

test.each<[what: string, contribution: Unknown]>([
  ['that reads and writes', plain],
  ['that writes alone', { extensions: ['.plain'], write }],
  ['that reads alone', { extensions: ['.plain'], read }],
])('a format %s has no fault', async (_, contribution) => {
  expect(await failuresOf(subjectOf('formats', contribution))).toEqual([]);
});

let written = 0;

const mutants: readonly Mutant[] = [
  ['a file of another name', 'files', 'Its file is named model.plain; it must end as one of its extensions does: .simple', { ...plain, extensions: ['.simple'] }],
  ['a file without bytes', 'files', 'The file model.plain has no bytes', { ...plain, write: () => Promise.resolve([{ name: 'model.plain', bytes: new Uint8Array() }]) }],
  ['a count in the file', 'files', 'The same model gives another model.plain every time: byte 1', { ...plain, write: () => Promise.resolve([{ name: 'model.plain', bytes: encode(++written) }]) }],
  ['few digits', 'round-trip', 'Number 1 of layers.0.weights is', { ...plain, write: (model: CompleteModel) => Promise.resolve([{ name: 'model.plain', bytes: encode(plainOf(model, (value) => Number(value.toFixed(3)))) }]) }],
  ['a tensor that is left out', 'round-trip', 'The tensor layers.1.biases does not come back', { ...plain, read: async (bytes: Uint8Array) => { const { parameters: { 'layers.1.biases': _, ...parameters }, ...model } = await read(bytes); return { ...model, parameters }; } }],
  ['axes that are turned round', 'round-trip', 'The shape of layers.0.weights is [4, 3]; it must be [3, 4]', { ...plain, read: async (bytes: Uint8Array) => { const { network: _, ...model } = await read(bytes); return { ...model, parameters: Object.fromEntries(Object.entries(model.parameters).map(([name, { shape, values }]) => [name, { shape: shape.toReversed(), values }])) }; } }],
  ['a reader that gives no state', 'round-trip', 'What "read" gives: "state" must be an object, got undefined', { ...plain, read: async (bytes: Uint8Array) => { const { state: _, ...model } = await read(bytes); return model; } }],
  ['a reader that trusts', 'damaged', 'Of 40 files cut off, 40 ended in an error that is none of vitrum, the first in SyntaxError', { ...plain, read: readTrustingly }],
  ['a detector that takes all', 'detect', 'It takes an empty file for one of its own', { ...plain, detect: () => true }],
  ['a detector that takes every text', 'detect', 'It takes a JSON file for one of its own', { ...plain, detect: (bytes: Uint8Array) => bytes.every((byte) => byte < 128) && bytes.length > 20 }],
  ['a detector that takes nothing', 'detect', 'It does not know the file that it has written itself', { ...plain, detect: () => false }],
];

describe('a fault of a format is found', () => {
  test.each(mutants)('%s', async (_, check, says, contribution) => {
    expect(textOf(await resultOf(subjectOf('formats', contribution), check))).toContain(says);
  });
});
