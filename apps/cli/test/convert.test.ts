import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeModel } from '@vitrum/formats';
import { createVitrum } from 'vitrum';
import { createNetwork } from 'vitrum/parts';
import { expect, test } from 'vitest';
import { formatPlugins } from '../src/load/format-plugins.ts';
import { jsonLines, runVitrum } from './support/run-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const registry = createVitrum();
const network = createNetwork(registry, { inputShape: [3], layers: [{ type: 'dense', units: 2, activation: 'tanh' }] }, { seed: 5 });
const model = encodeModel(registry, network, { classes: ['cat', 'dog'] });
writeFileSync(join(cwd, 'model.json'), JSON.stringify(model));

const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');

test.each([
  ['c', ['model.h'], 'static inline void model_predict('],
  ['javascript', ['model.js', 'model.d.ts'], 'export function predict(input)'],
  ['python', ['model.py'], 'def predict(inputs):'],
  ['safetensors', ['model.safetensors'], '"layers.0.weights":{"dtype":"F32","shape":[3,2]'],
  ['vitrum', ['model.vitrum/model.json', 'model.vitrum/model.safetensors'], '"tensors": {\n    "file": "model.safetensors"'],
  ['npz', ['model.npz'], "'shape': (3, 2)"],
  ['onnx', ['model.onnx'], 'layers[0].Gemm'],
  ['keras', ['model.keras'], '"class_name":"Dense"'],
  ['keras-h5', ['model.h5'], '"class_name":"Dense"'],
  ['tfjs', ['model.tfjs/model.json', 'model.tfjs/group1-shard1of1.bin'], '"class_name":"Dense"'],
  ['tflite', ['model.tflite'], 'TFL3'],
])('export --to %s writes %j beside the model', async (format, names, part) => {
  const { stdout, stderr, exitCode } = await runVitrum(['export', 'model.json', '--to', format, '--json'], { cwd });
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  expect(jsonLines(stdout)).toMatchObject([{ event: 'written', format, files: names.map((name) => ({ name })) }]);
  expect(read(names[0] ?? '')).toContain(part);
  for (const name of names) expect(read(name).length).toBeGreaterThan(0);
});

test('export --int8 says what integers cost, within half a point', async () => {
  await runVitrum(['train', '--dataset', 'synthetic-digits', '--limit', '3000', '--epochs', '2', '--seed', '1', '--out', 'run'], { cwd });
  const args = ['export', 'run/model.json', '--int8', '--calibrate', '200', '--limit', '1000'];
  const { stdout, exitCode } = await runVitrum([...args, '--to', 'c', '--json'], { cwd });
  const [{ int8 }] = jsonLines(stdout) as unknown as [{ int8: { calibration: number; samples: number; accuracy: { float: number; int8: number } } }]; // as the command prints it
  expect([exitCode, int8.calibration, int8.samples]).toEqual([0, 200, 1000]);
  expect(int8.accuracy.float).toBeGreaterThan(0.5);
  expect(Math.abs(int8.accuracy.float - int8.accuracy.int8)).toBeLessThanOrEqual(0.005);
  expect((await runVitrum([...args, '--to', 'tflite'], { cwd })).stdout).toMatch(/^wrote run\/model.tflite, .*\nfloat .* %, int8 .* % on 1,000 test samples; ranges from 200 training samples\n$/);
});

test('every format that ships is in the list', async () => {
  const { stdout } = await runVitrum(['list', 'formats', '--json'], { cwd });
  expect(jsonLines(stdout).map(({ name }) => name)).toEqual(formatPlugins.flatMap(({ formats = [] }) => formats.map(({ name }) => name)));
});

test('what was written comes back to the same bits, from format to format', async () => {
  for (const args of [['convert', 'model.json', 'a.npz'], ['convert', 'a.npz', 'a.onnx'], ['convert', 'a.onnx', 'b.safetensors'], ['convert', 'b.safetensors', 'c', '--to', 'vitrum'], ['import', 'c', '--out', 'b.json']]) {
    expect(await runVitrum(args, { cwd })).toMatchObject({ stderr: '', exitCode: 0 });
  }
  expect(JSON.parse(read('b.json'))).toEqual(model);
  const asked = ['predict', '--values', '1,2,3', '--model'];
  const { stdout } = await runVitrum([...asked, 'b.json'], { cwd });
  expect(stdout).toMatch(/cat|dog/);
  // Other commands take a model of any format as it is.
  expect(await runVitrum([...asked, 'a.onnx'], { cwd })).toMatchObject({ stdout, stderr: '', exitCode: 0 });
});

test.each([['export', 'model.json', '--out', 'a.tfjs'], ['export', 'model.json', '--to', 'tfjs', '--out', 'b/model.json']])('%s %s %s %s … writes a folder that is imported', async (...args) => {
  const folder = args.at(-1)?.replace('/model.json', '') ?? '';
  expect(await runVitrum(args, { cwd })).toMatchObject({ stderr: '', exitCode: 0 });
  for (const from of [folder, `${folder}/model.json`]) {
    expect(await runVitrum(['import', from, '--out', 'back.json'], { cwd })).toMatchObject({ stderr: '', exitCode: 0 });
    expect(JSON.parse(read('back.json'))).toEqual(model);
  }
  expect((await runVitrum(['import', `${folder}/model.json`], { cwd })).stdout).toContain(`wrote ${folder}/model.vitrum.json`);
});

test('only files in the folder of a model are read', async () => {
  const json = { modelTopology: {}, weightsManifest: [{ paths: ['../model.json'], weights: [] }] };
  writeFileSync(join(cwd, 'b', 'outside.json'), JSON.stringify(json));
  const { stderr, exitCode } = await runVitrum(['import', 'b/outside.json'], { cwd });
  expect(exitCode).not.toBe(0);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('b/outside.json: The model names a file outside of its folder, "../model.json", which is not read.');
});

test.each<[readonly string[], string]>([
  [['export', 'model.json', '--to', 'python', '--int8'], 'The format python cannot be written in 8-bit integers.'],
  [['export', 'model.json', '--to', 'c', '--calibrate', '5'], '--calibrate is about 8-bit integers, and --int8 was not given.'],
  [['export', 'model.json', '--to', 'c', '--int8'], 'The model does not say which dataset it was trained on.'],
  [['export', 'model.json'], 'The command "export" needs a format: --to <format>.'],
  [['export', 'model.json', '--to', 'pyhton'], 'Did you mean "python"?'],
  [['export', 'model.json', '--out', 'model.xyz'], 'The name model.xyz does not say in which format to write.'],
  [['export', 'nothing.json', '--to', 'c'], 'The model nothing.json cannot be read'],
  [['import', 'noise.bin'], 'noise.bin is a file of no format that can be read.'],
  [['import', 'empty.onnx'], 'empty.onnx is empty.'],
  [['import', 'noise.onnx'], 'noise.onnx: The ONNX file is damaged: it does not consist of fields of protocol buffers'],
  [['predict', '--model', 'noise.bin', '--values', '1,2,3'], 'noise.bin is a file of no format that can be read.'],
  [['predict', '--model', 'cut.safetensors', '--values', '1,2,3'], 'cut.safetensors: The safetensors file is damaged'],
  [['import', 'cut.safetensors'], 'cut.safetensors: The safetensors file is damaged'],
  [['import', 'torn'], 'torn/model.json: The model names another file, group1-shard1of1.bin, which cannot be read: it does not exist. A model of several files needs them all: put group1-shard1of1.bin into torn, or copy the whole folder again.'],
  [['import', 'other.safetensors'], 'The file holds tensors alone, 1 of them, and no layers: w.'],
  [['import', 'other.safetensors', '--like', 'model.json'], 'The file holds 1 tensor, w; the model needs 2'],
])('%j says what is wrong', async (args, message) => {
  const header = '{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
  const bytes = Buffer.concat([Buffer.from([header.length, 0, 0, 0, 0, 0, 0, 0]), Buffer.from(header), Buffer.alloc(4)]);
  writeFileSync(join(cwd, 'noise.bin'), 'noise');
  writeFileSync(join(cwd, 'noise.onnx'), 'noise');
  writeFileSync(join(cwd, 'empty.onnx'), '');
  mkdirSync(join(cwd, 'torn'), { recursive: true });
  writeFileSync(join(cwd, 'torn', 'model.json'), JSON.stringify({ modelTopology: {}, weightsManifest: [{ paths: ['group1-shard1of1.bin'], weights: [] }] }));
  writeFileSync(join(cwd, 'other.safetensors'), bytes);
  writeFileSync(join(cwd, 'cut.safetensors'), bytes.subarray(0, -2));
  const { stderr, exitCode } = await runVitrum(args, { cwd });
  expect(exitCode).not.toBe(0);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain(message);
});
