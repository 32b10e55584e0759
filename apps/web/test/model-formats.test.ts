import { unzipSync } from 'fflate';
import { createBackend } from '@vitrum/core';
import { expect, test } from 'vitest';
import { formatPlugins as onCommandLine } from '../../cli/src/load/format-plugins.ts';
import { sortFiles } from '../src/page/files/sort-files.ts';
import type { FilesApi, SavedFile } from '../src/shared/api/files.ts';
import { dataApi } from '../src/worker/data-api.ts';
import { formatPlugins } from '../src/worker/files/format-plugins.ts';
import { filesApi } from '../src/worker/files-api.ts';
import { Session } from '../src/worker/session.ts';
import { trainingApi } from '../src/worker/training-api.ts';

/** The worker's side of the page, without the page. */
async function startRun(seed: number): Promise<{ readonly files: FilesApi; readonly predictions: () => readonly number[]; readonly session: Session }> {
  const session = new Session();
  const [data, training] = [dataApi(session), trainingApi(session)];
  session.backend = await createBackend(session.registry, { name: 'wasm' });
  await data.loadData({ type: 'synthetic-digits', train: 60, test: 40 });
  await training.configure({ network: { hidden: [12], outputActivation: 'softmax' }, training: { epochs: 1, seed } });
  const predictions = (): readonly number[] => {
    const { network } = session.run?.open ?? noRun();
    const input = network.inputFor(4);
    input.data.forEach((_, i) => (input.data[i] = (i % 7) / 7));
    return [...network.forward(input).data];
  };
  return { files: filesApi(session, training.pause), predictions, session };
}

function noRun(): never {
  throw new Error('there is a run'); // configure has made one
}

const filesOf = ({ name, content }: SavedFile): readonly File[] =>
  name.endsWith('.zip') ? Object.entries(unzipSync(content)).map(([path, bytes]) => new File([new Uint8Array(bytes)], path)) : [new File([content], name)];

test('the page has the formats of the command line', () => {
  expect(formatPlugins.map(({ name }) => name)).toEqual(onCommandLine.map(({ name }) => name));
});

test('what the page writes in a format it reads again, with the same predictions', async () => {
  const [first, second] = [await startRun(3), await startRun(4)];
  const formats = await first.files.modelFormats();
  expect(formats.filter(({ writes }) => writes).length).toBeGreaterThan(5);
  const wanted = first.predictions();
  for (const { name, extensions, reads } of formats.filter(({ writes }) => writes)) {
    const saved = await first.files.exportModelAs(name);
    expect(saved.content.length, name).toBeGreaterThan(100);
    expect(saved.name, name).toMatch(new RegExp(`(\\.zip|${(extensions[0] ?? '').replaceAll('.', '\\.')})$`));
    if (!reads) continue;
    // In any order, and as the archive that was saved.
    for (const files of [filesOf(saved), filesOf(saved).toReversed(), [new File([saved.content], saved.name)]]) {
      expect(await second.files.importFiles(files), name).toMatchObject({ kind: 'model' });
      for (const [i, value] of second.predictions().entries()) expect(Math.abs(value - (wanted[i] ?? NaN)), name).toBeLessThan(1e-5);
    }
  }
});

test('numbers without layers are taken into the present network, and what does not fit is refused', async () => {
  const [first, second] = [await startRun(3), await startRun(4)];
  const { content } = await first.files.exportModelAs('safetensors');
  const length = new DataView(content.buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(content.subarray(8, 8 + length))) as Record<string, unknown>;
  delete header['__metadata__'];
  const bare = new TextEncoder().encode(JSON.stringify(header));
  const start = new Uint8Array(8);
  new DataView(start.buffer).setUint32(0, bare.length, true);
  const file = new File([start, bare, content.subarray(8 + length)], 'bare.safetensors');
  const imported = await second.files.importFiles([file]);
  expect(imported.notes).toContain('It holds numbers alone, without layers: they are in the network that was here.');
  expect(second.predictions()).toEqual(first.predictions());
  await expect(second.files.importFiles([new File([content.subarray(0, 200)], 'cut.safetensors')])).rejects.toMatchObject({ code: 'VITRUM_INVALID_MODEL' });
  expect(second.predictions()).toEqual(first.predictions());
});

test('files are sorted by the ends of their names: models of other programs are no data', async () => {
  const named = async (...names: readonly string[]) => sortFiles(names.map((name) => new File(['x'], name)), ['.safetensors', '.npz']);
  expect((await named('a.safetensors', 'b.NPZ', 'c.csv')).runs.map(({ name }) => name)).toEqual(['a.safetensors', 'b.NPZ']);
  expect((await named('model.json', 'group1-shard1of1.bin')).runs).toHaveLength(2);
  expect((await named('numbers.bin')).data).toHaveLength(1);
});
