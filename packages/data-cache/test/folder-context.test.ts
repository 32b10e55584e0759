import { createHash } from 'node:crypto';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorCodes, isVitrumError } from '@vitrum/core';
import { createFolderContext, type FolderContextOptions } from '@vitrum/data-cache';
import {
  contentOf,
  createFakeMnist,
  fileNames,
  pictures,
  testImages,
  testLabels,
  trainImages,
  trainLabels,
  without,
  writeFiles,
} from '../../datasets/test/support/fake-mnist.ts';
import { thrownBy } from '../../datasets/test/support/thrown-by.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const { definition, contents } = createFakeMnist();

/** Four empty places, and a context that looks into them and downloads nothing. */
async function createPlaces() {
  const root = await temporaryFolder();
  const places = { dataDir: join(root, 'named'), environmentDir: join(root, 'environment'), cacheDir: join(root, 'cache'), systemDir: join(root, 'system') };
  const options: FolderContextOptions = {
    environment: { VITRUM_DATA_DIR: places.environmentDir },
    cacheDir: places.cacheDir,
    systemDirs: [places.systemDir],
    download: false,
  };
  return { ...places, options };
}

async function locationOf(options: FolderContextOptions): Promise<string> {
  const { published } = definition;
  return (await createFolderContext(options).read(published, published.files[0])).location;
}

describe('the folders', () => {
  test('named, from the environment, the cache and the system come in this order', async () => {
    const { dataDir, environmentDir, cacheDir, systemDir, options } = await createPlaces();
    await writeFiles(join(systemDir, 'fake'), contents);
    expect(await locationOf(options)).toBe(join(systemDir, 'fake', trainImages));
    await writeFiles(join(cacheDir, 'fake'), contents);
    expect(await locationOf(options)).toBe(join(cacheDir, 'fake', trainImages));
    await writeFiles(environmentDir, contents);
    expect(await locationOf(options)).toBe(join(environmentDir, trainImages));
    await writeFiles(dataDir, contents);
    expect(await locationOf({ ...options, dataDir })).toBe(join(dataDir, trainImages));
  });

  test('are looked into below the dataset’s own folder first', async () => {
    const { dataDir } = await createPlaces();
    await writeFiles(dataDir, contents);
    await writeFiles(join(dataDir, 'fake'), contents, { gzip: true });
    expect(await locationOf({ dataDir })).toBe(join(dataDir, 'fake', `${trainImages}.gz`));
  });

  test('of the system count only where they have every file', async () => {
    const { cacheDir, systemDir, options } = await createPlaces();
    await writeFiles(join(systemDir, 'fake'), without(contents, testLabels));
    await writeFiles(join(cacheDir, 'fake'), without(contents, trainLabels));
    expect((await thrownBy(() => locationOf(options))).message).toContain(`${cacheDir} has only 3 of the 4 files`);
  });

  test('named by an empty VITRUM_DATA_DIR are none', async () => {
    const { cacheDir, options } = await createPlaces();
    await writeFiles(cacheDir, contents);
    expect(await locationOf({ ...options, environment: { VITRUM_DATA_DIR: '' } })).toBe(join(cacheDir, trainImages));
  });
});

describe('a file is found', () => {
  const dotted = (name: string): string => name.replace('-idx', '.idx');
  test.each([
    { title: 'as it is', expected: trainImages, options: {} },
    { title: 'gzipped', expected: `${trainImages}.gz`, options: { gzip: true } },
    { title: 'with a dot in its name', expected: 'train-images.idx3-ubyte', options: { rename: dotted } },
    { title: 'gzipped with a dot in its name', expected: 'train-images.idx3-ubyte.gz', options: { rename: dotted, gzip: true } },
  ])('$title, and its content is right', async ({ expected, options }) => {
    const { dataDir } = await createPlaces();
    await writeFiles(dataDir, contents, options);
    expect(await locationOf({ dataDir })).toBe(join(dataDir, expected));
    const { train, test: held } = await definition.load(createFolderContext({ dataDir }));
    expect(train.pixels(5)).toEqual(Uint8Array.of(200, 201, 202, 203, 204, 205));
    expect([train.size, held.size]).toEqual([6, 3]);
  });

  test.each([
    { title: 'gzipped without saying so', name: trainImages, bytes: gzipSync(contentOf(contents, trainImages)) },
    { title: 'called .gz without being it', name: `${trainImages}.gz`, bytes: contentOf(contents, trainImages) },
  ])('$title', async ({ name, bytes }) => {
    const { dataDir } = await createPlaces();
    await writeFiles(dataDir, without(contents, trainImages));
    await writeFile(join(dataDir, name), bytes);
    expect((await definition.load(createFolderContext({ dataDir }))).train.size).toBe(6);
  });
});

describe('F068: a folder has the name of a file', () => {
  async function inFolders(dataDir: string, names: readonly string[]): Promise<void> {
    for (const name of names) await writeFiles(join(dataDir, name), new Map([[name, contentOf(contents, name)]]));
  }

  test('and the file is in it', async () => {
    const { dataDir } = await createPlaces();
    await inFolders(dataDir, fileNames);
    expect(await locationOf({ dataDir })).toBe(join(dataDir, trainImages, trainImages));
    expect((await definition.load(createFolderContext({ dataDir }))).train.size).toBe(6);
  });

  test('and the file lies beside it, with a dot in its name', async () => {
    const { dataDir } = await createPlaces();
    await Promise.all(fileNames.map((name) => mkdir(join(dataDir, name), { recursive: true })));
    await writeFiles(dataDir, contents, { rename: (name) => name.replace('-idx', '.idx') });
    expect(await locationOf({ dataDir })).toBe(join(dataDir, 'train-images.idx3-ubyte'));
  });

  test('in a folder of several datasets, and the file is of another one', async () => {
    const { environmentDir, options } = await createPlaces();
    const stranger = new Map([...contents, [testLabels, Uint8Array.from(contentOf(contents, testLabels)).fill(5, 8)]]);
    for (const name of fileNames) await writeFiles(join(environmentDir, name), new Map([[name, contentOf(stranger, name)]]));
    expect(await thrownBy(() => locationOf(options))).toMatchObject({ code: 'VITRUM_DATASET_NOT_FOUND' });
  });
});

describe('what is missing is named', () => {
  const all = `${trainImages}, ${trainLabels}, ${testImages} and ${testLabels}`;

  test('a named folder that does not exist', async () => {
    const { dataDir } = await createPlaces();
    expect(await thrownBy(() => locationOf({ dataDir }))).toMatchObject({
      code: 'VITRUM_DATASET_NOT_FOUND',
      message: `The data folder ${dataDir} does not exist.`,
      hint: `Name a folder that has ${all}, gzipped or not, directly or in its subfolder "fake".`,
    });
  });

  test('a named folder that is a file', async () => {
    const dataDir = join(await temporaryFolder(), 'file');
    await writeFile(dataDir, '');
    expect((await thrownBy(() => locationOf({ dataDir }))).message).toBe(`The data folder ${dataDir} is not a folder.`);
  });

  test('every file, in a named folder; the cache that has them does not count', async () => {
    const { dataDir, cacheDir, options } = await createPlaces();
    await mkdir(dataDir);
    await writeFiles(cacheDir, contents);
    expect(await thrownBy(() => locationOf({ ...options, download: true, dataDir }))).toMatchObject({
      code: 'VITRUM_DATASET_NOT_FOUND',
      message: `The folder ${dataDir} has no file of the dataset "fake-mnist": it lacks ${fileNames.join(', ')}.`,
      hint: `Put ${all} there or into its subfolder "fake", gzipped or not; https://mirror.example/fake/ serves them.`,
    });
  });

  test.each(fileNames)('%s alone, in a named folder and in VITRUM_DATA_DIR', async (missing) => {
    const { dataDir, environmentDir, options } = await createPlaces();
    await writeFiles(dataDir, without(contents, missing));
    await writeFiles(environmentDir, without(contents, missing));
    for (const [folder, place] of [[dataDir, { dataDir }], [environmentDir, {}]] as const) {
      expect(await thrownBy(() => definition.load(createFolderContext({ ...options, ...place })))).toMatchObject({
        code: 'VITRUM_DATASET_NOT_FOUND',
        message: `The folder ${folder} has only 3 of the 4 files of the dataset "fake-mnist": it lacks ${missing}.`,
      });
    }
  });

  test('a part of the cache, when nothing may be downloaded', async () => {
    const { cacheDir, options } = await createPlaces();
    await writeFiles(cacheDir, without(contents, testImages, testLabels));
    expect((await thrownBy(() => locationOf(options))).message).toBe(
      `The folder ${cacheDir} has only 2 of the 4 files of the dataset "fake-mnist": it lacks ${testImages}, ${testLabels}.`,
    );
  });

  test('the whole dataset, when nothing may be downloaded', async () => {
    const { environmentDir, cacheDir, options } = await createPlaces();
    expect(await thrownBy(() => locationOf(options))).toMatchObject({
      code: 'VITRUM_DATASET_NOT_FOUND',
      message: `The dataset "fake-mnist" is neither in ${environmentDir} (VITRUM_DATA_DIR) nor in the cache folder ${cacheDir}.`,
      hint: `Put ${all} into a folder and name it with --data-dir or VITRUM_DATA_DIR; https://mirror.example/fake/ serves them.`,
    });
    expect((await thrownBy(() => locationOf({ ...options, environment: {} }))).message).toBe(
      `The dataset "fake-mnist" is not in the cache folder ${cacheDir}.`,
    );
  });

  test('a file that the dataset does not have', async () => {
    const { dataDir } = await createPlaces();
    await writeFiles(dataDir, contents);
    const file = { name: 'more-images', sha256: '', size: 0 };
    expect((await thrownBy(() => createFolderContext({ dataDir }).read(definition.published, file))).message).toBe(
      'The dataset "fake-mnist" has no file more-images.',
    );
  });

  test('is looked for again by the next attempt', async () => {
    const { cacheDir, options } = await createPlaces();
    const context = createFolderContext(options);
    await thrownBy(() => definition.load(context));
    await writeFiles(cacheDir, contents);
    expect((await definition.load(context)).train.size).toBe(6);
  });
});

describe('a file that is there and cannot be used', () => {
  const original = contentOf(contents, trainImages);
  const gzipped = gzipSync(original);
  const otherPictures = pictures(6).fill(7, 16); // after a header of 16 bytes
  const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const damaged = Buffer.from(gzipped);
  damaged.writeUInt32LE(0, gzipped.length - 8); // RFC 1952, §2.3.1: the checksum stands in bytes −8 to −5

  const cases = [
    {
      title: 'gzip that is cut short',
      name: `${trainImages}.gz`,
      bytes: gzipped.subarray(0, -12),
      code: 'VITRUM_INVALID_GZIP',
      problem: 'cannot be decompressed: its gzip data are cut short.',
    },
    {
      title: 'gzip that ends within its first bytes',
      name: `${trainImages}.gz`,
      bytes: gzipped.subarray(0, 3),
      code: 'VITRUM_INVALID_GZIP',
      problem: 'cannot be decompressed: its gzip data are cut short.',
    },
    {
      title: 'gzip whose checksum is wrong',
      name: `${trainImages}.gz`,
      bytes: damaged,
      code: 'VITRUM_INVALID_GZIP',
      problem: 'cannot be decompressed: its gzip data are damaged (incorrect data check).',
    },
    {
      title: 'a gzip file of zeros that would fill the memory',
      name: `${trainImages}.gz`,
      bytes: gzipSync(new Uint8Array(10_000_000)),
      code: 'VITRUM_CHECKSUM_MISMATCH',
      problem: `is not the published ${trainImages}: it holds more than its 52 bytes.`, // 16 + 6·2·3
    },
    {
      title: 'a file that is far too long',
      name: trainImages,
      bytes: new Uint8Array(100_000),
      code: 'VITRUM_CHECKSUM_MISMATCH',
      problem: `is not the published ${trainImages}: it holds more than its 52 bytes.`,
    },
    {
      title: 'a file that was compressed twice',
      name: trainImages,
      bytes: gzipSync(gzipped),
      code: 'VITRUM_INVALID_IDX',
      problem: 'is still compressed: it begins with 1f 8b, the mark of gzip.',
    },
    {
      title: 'the file of another dataset',
      name: trainImages,
      bytes: otherPictures,
      code: 'VITRUM_CHECKSUM_MISMATCH',
      problem: `is not the published ${trainImages}: its SHA-256 should be ${sha256Of(original)}, but is ${sha256Of(otherPictures)}.`,
    },
    {
      title: 'an empty file',
      name: trainImages,
      bytes: new Uint8Array(),
      code: 'VITRUM_INVALID_IDX',
      problem: 'is cut short: an IDX file is at least 4 bytes long, the file has 0.',
    },
  ];

  test.each(cases)('$title', async ({ name, bytes, code, problem }) => {
    const { dataDir } = await createPlaces();
    await writeFiles(dataDir, without(contents, trainImages));
    const path = join(dataDir, name);
    await writeFile(path, bytes);
    const error = await thrownBy(() => definition.load(createFolderContext({ dataDir })));
    expect(error).toMatchObject({ code, message: `${path} ${problem}` });
    expect(error.hint).not.toContain('\n');
  });

  test('a folder', async () => {
    const { dataDir } = await createPlaces();
    await writeFiles(dataDir, without(contents, trainImages));
    await mkdir(join(dataDir, trainImages));
    expect(await thrownBy(() => definition.load(createFolderContext({ dataDir })))).toMatchObject({
      code: 'VITRUM_DATA_UNREADABLE',
      message: `${join(dataDir, trainImages)} cannot be read: it is a folder.`,
    });
  });

  test('a link that leads to itself', async () => {
    const { dataDir } = await createPlaces();
    await writeFiles(dataDir, without(contents, trainImages));
    const path = join(dataDir, trainImages);
    await symlink(path, path);
    const { code, message } = await thrownBy(() => definition.load(createFolderContext({ dataDir })));
    expect(code).toBe('VITRUM_DATA_UNREADABLE');
    expect(message).toMatch(/^\S+ cannot be read: ELOOP: /);
  });

  test('a device, which never ends', async () => {
    const { dataDir } = await createPlaces();
    await writeFiles(dataDir, without(contents, trainImages));
    await symlink('/dev/zero', join(dataDir, trainImages));
    expect((await thrownBy(() => definition.load(createFolderContext({ dataDir })))).message).toBe(
      `${join(dataDir, trainImages)} cannot be read: it is not a regular file.`,
    );
  });
});

test('whatever byte of a gzipped file is changed, the content is the published one or a data error is thrown', async () => {
  const { dataDir } = await createPlaces();
  await writeFiles(dataDir, contents, { gzip: true });
  const path = join(dataDir, `${trainImages}.gz`);
  const gzipped = gzipSync(contentOf(contents, trainImages));
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (position, difference, isCut) => {
      const at = position % gzipped.length;
      const bytes = Uint8Array.from(isCut ? gzipped.subarray(0, at) : gzipped);
      if (!isCut) bytes[at] = (bytes[at] ?? 0) ^ difference;
      await writeFile(path, bytes);
      try {
        const { train } = await definition.load(createFolderContext({ dataDir }));
        // Bytes such as gzip's time stamp are not content.
        expect(train.pixels(5)).toEqual(Uint8Array.of(200, 201, 202, 203, 204, 205));
      } catch (error) {
        if (!isVitrumError(error)) throw error;
        expect(errorCodes[error.code].category).toBe('data');
      }
    }),
    { seed: 8, numRuns: 400 },
  );
});

test('an aborted signal ends the loading with its reason', async () => {
  const { dataDir } = await createPlaces();
  await writeFiles(dataDir, contents);
  const reason = new Error('interrupted');
  const context = createFolderContext({ dataDir, signal: AbortSignal.abort(reason) });
  await expect(definition.load(context)).rejects.toBe(reason);
});
