import { createHash } from 'node:crypto';
import { isVitrumError, VitrumError, type FilesBeside, type FormatFile } from '@vitrum/core';
import { checkModel, decodeModel, fingerprint, modelFileOf } from '@vitrum/formats';
import { modelCases } from '@vitrum/test-support/model-cases';
import { modelProblems } from '@vitrum/test-support/model-problems';
import { faultsOfReader } from '@vitrum/test-support/mutations';
import { createVitrum } from 'vitrum';
import { expect, test } from 'vitest';
import { vitrum } from '@vitrum/format-safetensors';

const registry = createVitrum();
const { detect, read, write } = vitrum;

const besideOf = (file: FormatFile): FilesBeside => (name) => {
  expect(name).toBe(file.name);
  return Promise.resolve(file.bytes);
};

test.each(modelCases)('$name comes back to the same bits', async ({ model, complete }) => {
  const [main, numbers] = await write(complete);
  expect([main.name, numbers?.name]).toEqual(['model.json', 'model.safetensors']);
  if (numbers === undefined) throw new Error('two files are written');
  expect(detect(main.bytes)).toBe(true);
  const back = modelFileOf(registry, await read(main.bytes, besideOf(numbers)));
  expect({ ...back, network: undefined }).toEqual({ ...model, network: undefined });
  expect(back.network).toEqual(complete.network);
  expect(await fingerprint(decodeModel(registry, back))).toBe(await fingerprint(decodeModel(registry, model)));
  expect(modelProblems(JSON.parse(Buffer.from(main.bytes).toString()))).toEqual([]);
});

const sum = modelCases.find(({ name }) => name === 'a sum');
if (sum === undefined) throw new Error('the cases have a sum');
const [main, numbers] = await write(sum.complete);
if (numbers === undefined) throw new Error('two files are written');
const described = JSON.parse(Buffer.from(main.bytes).toString()) as Readonly<Record<string, unknown>>;
const notThere = (name: string): VitrumError => new VitrumError({ code: 'VITRUM_INVALID_MODEL', message: `There is no ${name}.`, hint: 'Give it.' });
const bytesOf = (value: unknown): Uint8Array => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const changed = Uint8Array.from(numbers.bytes, (byte, i) => (i === numbers.bytes.length - 1 ? byte ^ 1 : byte));
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const withTensors = (tensors: unknown): Uint8Array => bytesOf({ ...described, tensors });

async function problemOf(bytes: Uint8Array, beside?: FilesBeside): Promise<string> {
  try {
    modelFileOf(registry, await read(bytes, beside));
    return 'none';
  } catch (error) {
    if (isVitrumError(error) && error.code === 'VITRUM_INVALID_MODEL') return `${error.message} ${error.hint}`;
    throw error;
  }
}

test.each<[string, Uint8Array, FilesBeside | undefined, RegExp]>([
  ['no numbers beside it', main.bytes, undefined, /in "model\.safetensors" beside it, which was not given with it\. Put model\.safetensors into the folder/],
  ['one bit changed', main.bytes, besideOf({ ...numbers, bytes: changed }), /are not those of the model: their SHA-256 is [0-9a-f]{64}, and the model names .* copy both files again/],
  ['numbers cut short', main.bytes, besideOf({ ...numbers, bytes: numbers.bytes.subarray(0, 40) }), /are not those of the model/],
  ['damaged numbers with their hash', withTensors({ file: numbers.name, sha256: hashOf(numbers.bytes.subarray(0, 40)) }), besideOf({ ...numbers, bytes: numbers.bytes.subarray(0, 40) }), /safetensors file is damaged/],
  ['no name', withTensors({ sha256: hashOf(changed) }), besideOf(numbers), /"tensors" names the file of the numbers as "file", got undefined/],
  ['a hash that is none', withTensors({ file: numbers.name, sha256: 'ABC' }), besideOf(numbers), /as 64 digits of lower-case hexadecimal, got "ABC"/],
  ['a list for tensors', withTensors([]), besideOf(numbers), /"file", got undefined/],
  ['no layers', bytesOf({ ...described, network: undefined }), besideOf(numbers), /has no "network"/],
  ['a plugin that is not there', bytesOf({ ...described, plugins: [{ name: 'vitrum-plugin-rose', version: '1.0.0' }] }), besideOf(numbers), /needs the plugin "vitrum-plugin-rose" 1/],
  ['half a text', main.bytes.subarray(0, 200), besideOf(numbers), /is not JSON: .* It may be cut short/],
  ['bytes that are no text', Buffer.concat([main.bytes.subarray(0, 200), Uint8Array.of(255)]), besideOf(numbers), /no text in UTF-8/],
])('%s is a typed error', async (_name, bytes, beside, problem) => {
  expect(await problemOf(bytes, beside)).toMatch(problem);
});

test('without the format, the reader of model.json says where the numbers are', () => {
  expect(() => checkModel(described)).toThrow(/has its numbers in a file of their own, "model\.safetensors"/);
});

test('only its own file is recognized', () => {
  const files: readonly unknown[] = [{ ...described, formatVersion: 2 }, { format: 'layers-model', formatVersion: 3 }, '[]', ''];
  expect(files.map((value) => detect(bytesOf(value)))).toEqual([false, false, false, false]);
  expect(detect(numbers.bytes)).toBe(false);
});

test('files changed at random are typed errors', async () => {
  const beside: FilesBeside = (name) => (name === numbers.name ? Promise.resolve(numbers.bytes) : Promise.reject(notThere(name)));
  expect(await faultsOfReader(registry, (bytes) => read(bytes, beside), main.bytes, 200)).toEqual([]);
});
