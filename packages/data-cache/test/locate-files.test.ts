import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createFolderContext, type FolderContextOptions } from '@vitrum/data-cache';
import { contentOf, createFakeMnist, labels, testLabels, without, writeFiles } from '../../datasets/test/support/fake-mnist.ts';
import { thrownBy } from '../../datasets/test/support/thrown-by.ts';
import { startMirror } from './support/mirror.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const { definition, contents } = createFakeMnist();
/** Another dataset whose files have the same names. */
const stranger = new Map([...contents, [testLabels, labels(3).fill(5, 8)]]);

async function createOptions(): Promise<FolderContextOptions & { readonly cacheDir: string; readonly environmentDir: string }> {
  const root = await temporaryFolder();
  const environmentDir = join(root, 'data');
  return { environmentDir, cacheDir: join(root, 'cache'), environment: { VITRUM_DATA_DIR: environmentDir }, download: false };
}

describe('files of another dataset that have the same names', () => {
  test('are not taken from a folder that nobody named for this one', async () => {
    const { environmentDir, cacheDir, ...options } = await createOptions();
    await writeFiles(environmentDir, stranger);
    await writeFiles(cacheDir, stranger);
    expect((await thrownBy(() => definition.load(createFolderContext({ ...options, cacheDir })))).message).toBe(
      `The dataset "fake-mnist" is neither in ${environmentDir} (VITRUM_DATA_DIR) nor in the cache folder ${cacheDir}.`,
    );
    await writeFiles(join(cacheDir, 'fake'), contents, { gzip: true });
    expect((await definition.load(createFolderContext({ ...options, cacheDir }))).train.size).toBe(6);
  });

  test('do not stand in the way of those in the folder of this one', async () => {
    const { environmentDir, ...options } = await createOptions();
    await writeFiles(environmentDir, stranger);
    await writeFiles(join(environmentDir, 'fake'), contents);
    expect((await definition.load(createFolderContext(options))).train.size).toBe(6);
  });

  test('are an error where the folder was named', async () => {
    const dataDir = await temporaryFolder();
    await writeFiles(dataDir, stranger);
    expect(await thrownBy(() => definition.load(createFolderContext({ dataDir })))).toMatchObject({ code: 'VITRUM_CHECKSUM_MISMATCH' });
  });
});

describe('VITRUM_MIRROR', () => {
  test.each(['', '/'])('takes the place of every mirror, with a folder for each dataset: "…/all%s"', async (end) => {
    const paths: (string | undefined)[] = [];
    const mirror = await startMirror(({ url }, response) => {
      paths.push(url);
      response.end(gzipSync(contentOf(contents, (url ?? '').split('/').at(-1)?.replace(/\.gz$/, '') ?? '')));
    });
    const cacheDir = await temporaryFolder();
    const environment = { VITRUM_MIRROR: `${mirror.address}all${end}` };
    await writeFiles(join(cacheDir, 'fake'), without(contents, testLabels));
    expect((await definition.load(createFolderContext({ environment, cacheDir }))).test.size).toBe(3);
    expect(paths).toEqual([`/files/all/fake/${testLabels}.gz`]);
  });

  test('that is no address is named', async () => {
    const cacheDir = await temporaryFolder();
    const { message } = await thrownBy(() => definition.load(createFolderContext({ environment: { VITRUM_MIRROR: 'nowhere' }, cacheDir })));
    expect(message).toMatch(/cannot be downloaded: nowhere\/fake\/ is no web address\.$/);
  });
});
