import { mkdir, readdir, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createFolderContext, readArchiveMember, type DownloadProgress } from '@vitrum/data-cache';
import { packTar } from './pack-tar.ts';
import { startMirror } from '../support/mirror.ts';
import { cifarContents, cifarDefinition } from '../../../datasets/test/support/fake-cifar.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { thrownBy } from '../../../datasets/test/support/thrown-by.ts';

const contents = cifarContents();
const prefix = 'fake-batches-bin/';
const tar = await packTar([
  { name: prefix },
  ...[...contents].map(([name, body]) => ({ name: `${prefix}${name}`, body })),
]);
const bytes = gzipSync(tar);
const definition = cifarDefinition(contents, { bytes, prefix });

/** Made by `tar --format=gnu --owner=a --group=a --mtime=@0 -cf - ./folder | gzip -9n` of GNU tar 1.34, of folder/hello.txt. */
const fromGnu = 'H4sIAAAAAAACA+3RSwqDMBRG4TvuKrKCaCCP9QSqOAgENEKXbxActBQdpVA53+S/gzs7uhtzeg5zJ+30VXBu3+pzv9zBmyDKyQ+sS4mzUhIv/qLckj76T0NKWZdXadPfW3vS37/3N8a62r+nf3N79ocAAAAAAAAAAAAAAAAA+EMbxpjp1QAoAAA=';

async function file(content: Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), 'a.tar.gz');
  await writeFile(path, content);
  return path;
}

describe('a gzipped tar archive', () => {
  test.each([...contents])('gives its file %s', async (name, content) => {
    expect(Buffer.compare(await readArchiveMember(await file(bytes), `${prefix}${name}`, 100_000), content)).toBe(0);
  });

  test('of GNU tar is read, whose names begin with ./', async () => {
    const content = await readArchiveMember(await file(Buffer.from(fromGnu, 'base64')), 'folder/hello.txt', 6);
    expect(new TextDecoder().decode(content)).toBe('hello\n');
  });

  test('gives every file whose length is beside those of blocks and chunks, and one with a long name', async () => {
    // Chunks of the gunzip stream have 262,144 bytes; six files of 184,380 stopped an earlier reader for good.
    const sizes = [0, 1, 511, 512, 513, 262_143 - 512, 262_144, 262_145, ...Array.from({ length: 6 }, () => 184_380), 700_000];
    const files = sizes.map((size, i) => ({ name: `${'long/'.repeat(i === 3 ? 60 : 1)}${i}.bin`, body: Uint8Array.from({ length: size }, (_, at) => at * (i + 1)) }));
    const path = await file(gzipSync(await packTar(files)));
    for (const { name, body } of files) expect(Buffer.compare(await readArchiveMember(path, name, 1_000_000), body), name).toBe(0);
  });

  test.each([
    { title: 'cut short', content: bytes.subarray(0, bytes.length / 2), member: `${prefix}test.bin`, message: /is a damaged gzipped tar archive, or cut short/ },
    { title: 'gzip around something else', content: gzipSync(Buffer.alloc(2000, 7)), member: 'x', message: /is a damaged gzipped tar archive|has no file x/ },
    { title: 'without the file', content: bytes, member: `${prefix}tset.bin`, message: /has no file fake-batches-bin\/tset\.bin/ },
    { title: 'with a longer file', content: bytes, member: `${prefix}a.bin`, message: /has 9,219 bytes, more than the 7,000/ },
  ])('is refused: $title', async ({ content, member, message }) => {
    const error = await thrownBy(async () => readArchiveMember(await file(content), member, 7000));
    expect([error.code, error.message]).toEqual(['VITRUM_INVALID_ARCHIVE', expect.stringMatching(message)]);
  });
});

describe('a dataset in a gzipped tar archive', () => {
  test('is downloaded, resumed where it broke off, unpacked and kept', async () => {
    const half = bytes.length >> 1;
    const ranges: (string | undefined)[] = [];
    let first: ServerResponse | undefined;
    const mirror = await startMirror(({ headers }, response) => {
      ranges.push(headers.range);
      const etag = '"1"';
      if (ranges.length > 1) return void response.writeHead(206, { etag, 'content-range': `bytes ${half}-${bytes.length - 1}/${bytes.length}` }).end(bytes.subarray(half));
      first = response;
      response.writeHead(200, { etag, 'content-length': bytes.length }).write(bytes.subarray(0, half));
    });
    const cacheDir = await temporaryFolder();
    const options = { environment: {}, cacheDir, mirrors: [mirror.address], wait: () => Promise.resolve() };
    const onProgress = ({ receivedBytes }: DownloadProgress): void => {
      if (receivedBytes === half) first?.destroy();
    };
    const { train, test } = await definition.load(createFolderContext({ ...options, onProgress }));
    expect([train.size, test.size]).toEqual([5, 2]);
    expect([...new Set(mirror.requests)]).toEqual(['fake.tar.gz']);
    expect(ranges.slice(1)).toEqual([expect.stringContaining(`bytes=${half}-`)]);
    expect((await readdir(join(cacheDir, 'fake-cifar'))).toSorted()).toEqual(['a.bin', 'b.bin', 'test.bin']);
    await definition.load(createFolderContext({ ...options, download: false }));
  });

  test.each(['', 'fake-batches-bin', 'fake-cifar', 'fake-cifar/fake-batches-bin'])('is found unpacked by hand in "%s"', async (place) => {
    const dataDir = await temporaryFolder();
    await mkdir(join(dataDir, place), { recursive: true });
    for (const [name, content] of contents) await writeFile(join(dataDir, place, name), content);
    expect((await definition.load(createFolderContext({ dataDir }))).train.size).toBe(5);
  });
});
