import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isVitrumError } from '@vitrum/core';
import { npz } from '@vitrum/format-npz';
import { modelFileOf } from '@vitrum/formats';
import { modelCase, modelCases } from '@vitrum/test-support/model-cases';
import { faultsOfReader } from '@vitrum/test-support/mutations';
import { pythonWithNumpy } from '@vitrum/test-support/python-with-numpy';
import { createVitrum } from 'vitrum';
import { afterAll, expect, test } from 'vitest';

const registry = createVitrum();
const folder = mkdtempSync(join(tmpdir(), 'vitrum-npz-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

test.each(modelCases)('$name comes back to the same bits', async ({ model, complete }) => {
  const [{ bytes }] = await npz.write(complete);
  expect(npz.detect(bytes)).toBe(true);
  const { network, ...back } = modelFileOf(registry, await npz.read(bytes));
  expect(back).toEqual({ ...model, network: undefined });
  expect(network).toEqual(complete.network);
});

const tiny = modelCase('dense', { inputShape: [3], layers: [{ type: 'dense', units: 2 }] }, 1);

test('NumPy reads what is written, and what NumPy writes is read, compressed or not', async (context) => {
  const python = pythonWithNumpy();
  if (python === undefined) return context.skip('there is no Python with NumPy');
  const [{ bytes }] = await npz.write(tiny.complete);
  writeFileSync(join(folder, 'in.npz'), bytes);
  const program = `
import numpy as np
a = np.load("in.npz")
print(a["layers.0.weights"].shape, a["layers.0.weights"].dtype)
np.savez_compressed("out.npz", w=np.asfortranarray(a["layers.0.weights"]), b=a["layers.0.biases"].astype(">f8"))`;
  expect(execFileSync(python, ['-c', program], { cwd: folder, encoding: 'utf8' })).toBe('(3, 2) float32\n');
  const { parameters } = await npz.read(readFileSync(join(folder, 'out.npz')));
  expect(parameters).toEqual({ w: tiny.complete.parameters['layers.0.weights'], b: tiny.complete.parameters['layers.0.biases'] });
});

/** The archive of the tiny model after a change of its bytes, the last directory entry's and the end's positions given. */
async function changed(change: (bytes: Uint8Array, view: DataView, entry: number, end: number) => void): Promise<Uint8Array> {
  const [{ bytes }] = await npz.write(tiny.complete);
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  change(copy, view, view.getUint32(copy.length - 6, true), copy.length - 22);
  return copy;
}

test.each<[string, Parameters<typeof changed>[0], string]>([
  ['no end', (bytes) => bytes.fill(0, bytes.length - 22), 'it has no directory at its end'],
  ['a directory elsewhere', (_bytes, view, _entry, end) => { view.setUint32(end + 16, 3, true); }, 'entry 0 of its directory is not there'],
  ['a huge member', (_bytes, view, entry) => { view.setUint32(entry + 24, 2 ** 31, true); }, 'bytes claim to stand for 214748'],
  ['an unknown method', (_bytes, view, entry) => { view.setUint16(entry + 10, 12, true); }, 'its member "layers.0.weights.npy" is compressed by method 12'],
  ['encryption', (_bytes, view, entry) => { view.setUint16(entry + 8, 1, true); }, 'its member "layers.0.weights.npy" is encrypted'],
  ['a member beyond the end', (_bytes, view, entry) => { view.setUint32(entry + 20, 100_000, true); }, 'its member "layers.0.weights.npy" ends beyond the end of the file'],
  ['another content', (bytes) => { bytes[190] = 7; }, 'its member "layers.0.weights.npy" has another checksum'],
  ['stored bytes said to be compressed', (_bytes, view, entry) => { view.setUint16(entry + 10, 8, true); }, 'its member "layers.0.weights.npy" cannot be decompressed'],
])('%s is a typed error', async (_name, change, problem) => {
  const error: unknown = await npz.read(await changed(change)).catch((thrown: unknown) => thrown);
  expect(isVitrumError(error) && [error.code, error.message.includes(problem) || error.message]).toEqual(['VITRUM_INVALID_MODEL', true]);
});

test('changed files are refused by typed errors alone, or read', async () => {
  const [{ bytes }] = await npz.write(tiny.complete);
  expect(await faultsOfReader(registry, npz.read, bytes, 200)).toEqual([]);
});
