import { isVitrumError, type PortableModel, type PortableTensor } from '@vitrum/core';
import { fitTensors, modelFileOf } from '@vitrum/formats';
import { modelCases } from '@vitrum/test-support/model-cases';
import { faultsOfReader } from '@vitrum/test-support/mutations';
import { createVitrum } from 'vitrum';
import { expect, test } from 'vitest';
import { safetensors } from '@vitrum/format-safetensors';

const registry = createVitrum();
const { read, write } = safetensors;

test.each(modelCases)('$name comes back to the same bits', async ({ model, complete }) => {
  const [{ bytes }] = await write(complete);
  expect(safetensors.detect(bytes)).toBe(true);
  const { network, ...back } = modelFileOf(registry, await read(bytes));
  expect(back).toEqual({ ...model, network: undefined });
  expect(network).toEqual(complete.network);
});

/** A file with this header, and as many zeros behind it. */
function fileOf(header: unknown, zeros: number): Uint8Array {
  const text = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, Buffer.alloc(zeros)]);
}

async function problemOf(bytes: Uint8Array): Promise<string> {
  try {
    await read(bytes);
    return 'none';
  } catch (error) {
    if (isVitrumError(error) && error.code === 'VITRUM_INVALID_MODEL') return error.message;
    throw error;
  }
}

const f32 = (shape: unknown, ...offsets: number[]) => ({ dtype: 'F32', shape, data_offsets: offsets });

test.each<[string, Uint8Array, string]>([
  ['no header', Uint8Array.of(1, 2), 'it has 2 bytes, and its first 8 tell the length of its header'],
  ['a header beyond the end', fileOf('{}', 0).fill(255, 0, 8), 'its header takes 18446744073709552000 bytes, and 2 are there'],
  ['a header that is no JSON', fileOf('{"a":', 0), 'its header is not JSON'],
  ['a list as header', fileOf([], 0), 'its header is no object'],
  ['an unknown type', fileOf({ a: { ...f32([1], 0, 4), dtype: 'F33' } }, 4), 'the tensor "a" has the "dtype" "F33"; known are F64, F32'],
  ['a negative length', fileOf({ a: f32([-1], 0, 4) }, 4), 'the tensor "a" has the "shape" [-1], not a list of whole numbers'],
  ['a huge shape', fileOf({ a: f32([2 ** 40, 2 ** 40], 0, 4) }, 4), 'takes 4.835703278458517e+24 bytes, and its "data_offsets" are 4 apart'],
  ['offsets the other way round', fileOf({ a: f32([1], 4, 0) }, 4), 'takes 4 bytes, and its "data_offsets" are -4 apart'],
  ['a tensor beyond the end', fileOf({ a: f32([2], 0, 8) }, 4), 'its tensors take 8 bytes, and 4 are there'],
  ['two tensors in the same bytes', fileOf({ a: f32([1], 0, 4), b: f32([1], 0, 4) }, 4), 'the tensor "b" begins at byte 0, where 4 is next'],
  ['a hole', fileOf({ a: f32([1], 4, 8) }, 8), 'the tensor "a" begins at byte 4, where 0 is next'],
  ['bytes that nobody names', fileOf({ a: f32([1], 0, 4) }, 8), 'its tensors take 4 bytes, and 8 are there'],
])('%s is a typed error', async (_name, bytes, problem) => {
  expect(await problemOf(bytes)).toContain(problem);
});

test('numbers of other types become 32-bit floats', async () => {
  // 1.5 as F16 is 0x3e00, as BF16 0x3fc0; −2⁻²⁴ as F16 is 0x8001
  const bytes = fileOf({ h: { dtype: 'F16', shape: [2], data_offsets: [0, 4] }, b: { dtype: 'BF16', shape: [], data_offsets: [4, 6] }, i: { dtype: 'I16', shape: [1], data_offsets: [6, 8] } }, 8);
  const at = bytes.length - 8;
  bytes.set([0x00, 0x3e, 0x01, 0x80, 0xc0, 0x3f, 0xfe, 0xff], at);
  const { parameters } = await read(bytes);
  expect(Object.values(parameters).map(({ values }) => [...values])).toEqual([[1.5, -(2 ** -24)], [1.5], [-2]]);
});

test('changed files are refused by typed errors alone, or read', async () => {
  const tiny = modelCases.find(({ name }) => name === 'a sum');
  const [{ bytes }] = await write(tiny?.complete ?? never());
  expect(await faultsOfReader(registry, read, bytes, 200)).toEqual([]);
});

test("PyTorch's state dict, transposed and under other names, takes its place in a model", async () => {
  const { model, complete } = modelCases.find(({ name }) => name === 'a sum') ?? never();
  const transposed = Object.entries(complete.parameters).map(([name, { shape: [rows = 1, columns = 1], values }]): readonly [string, PortableTensor] => {
    if (name.endsWith('biases')) return [name.replace('layers', 'net'), { shape: [rows], values }];
    const turned = Float32Array.from(values, (_, k) => values[(k % rows) * columns + Math.floor(k / rows)] ?? 0);
    return [name.replace('layers', 'net'), { shape: [columns, rows], values: turned }];
  });
  expect(fitTensors(registry, model, Object.fromEntries(transposed))).toEqual({ ...model, network: complete.network });
  expect(() => fitTensors(registry, model, Object.fromEntries(transposed.slice(1)))).toThrow('The file holds 7 tensors');
});

test('tensors without layers say what is missing', async () => {
  const model: PortableModel = await read(fileOf({ 'fc.weight': f32([1], 0, 4) }, 4));
  expect(() => modelFileOf(registry, model)).toThrow('The file holds tensors alone, 1 of them, and no layers: fc.weight.');
});

function never(): never {
  throw new Error('the cases have a sum');
}
