import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { train } from 'vitrum';
import { referenceBackend as backend } from 'vitrum/parts';
import { fingerprint } from 'vitrum/formats';
import { loadDataset, loadModel, saveModel } from 'vitrum/node';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitrum-node-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('vitrum/node', () => {
  test('saves a model whole, in a folder that it makes, and loads the same bits', async () => {
    const model = await train({ inputs: [[0], [1]], targets: ['a', 'b'], layers: [2], epochs: 1, backend });
    const path = join(folder, 'models', 'small.json');
    await saveModel(model, path);
    await saveModel(model, path);
    expect(await readdir(join(folder, 'models'))).toEqual(['small.json']);
    const loaded = await loadModel(path, { backend });
    expect(await fingerprint(loaded.network)).toBe(await fingerprint(model.network));
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(JSON.parse(JSON.stringify(model)));
  });

  test('says what is wrong with a file', async () => {
    const model = await train({ inputs: [[0], [1]], targets: ['a', 'b'], layers: [2], epochs: 1, backend });
    const path = join(folder, 'broken.json');
    await writeFile(path, '{');
    await expect(loadModel(path)).rejects.toMatchObject({ code: 'VITRUM_INVALID_MODEL' });
    const absent = join(folder, 'nothing.json');
    await expect(loadModel(absent)).rejects.toMatchObject({ code: 'VITRUM_DATA_UNREADABLE', message: `There is no ${absent}.`, hint: 'Check the path.' });
    await expect(saveModel(model, join(path, 'below-a-file.json'))).rejects.toMatchObject({ code: 'VITRUM_OUTPUT_UNWRITABLE' });
  });

  test('loads what is computed, and looks for published files where it is told', async () => {
    expect((await loadDataset({ type: 'xor', limit: 4 })).train.size).toBe(4);
    await expect(loadDataset('mnist', { dataDir: folder })).rejects.toMatchObject({ code: 'VITRUM_DATASET_NOT_FOUND' });
  });
});
