import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { DatasetFile, PublishedDataset } from '@vitrum/core';
import { emnistLetters, mnist } from '@vitrum/datasets';
import sirv from 'sirv';
import { expect, onTestFinished, test } from 'vitest';
import { serveLab } from '../server/serve.ts';
import { ServedData } from '../src/worker/data/served-data.ts';
import { temporaryFolder, writeFiles } from './support/temporary-folder.ts';

const root = temporaryFolder();
const site = join(root, 'site');
writeFiles(root, { 'site/index.html': '<!doctype html>' });

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** The first file, as large as its name is long. */
const firstOf = ({ files: [first] }: PublishedDataset): DatasetFile => ({ ...first, name: first?.name ?? '', size: first?.name.length ?? 0 });

/** What a server has whose data folder holds every file of a dataset, gzipped: its name is its content. */
async function servedBy(dataset: PublishedDataset, gzip: (name: string) => Uint8Array = gzipSync): Promise<ServedData> {
  const dataDir = join(root, `data-${dataset.name}-${gzip.name}`);
  writeFiles(dataDir, Object.fromEntries(dataset.files.map(({ name }) => [`${dataset.folder}/${name}.gz`, gzip(name)])));
  const lab = await serveLab({ site, port: 0, data: { dataDir } });
  onTestFinished(() => lab.close());
  return new ServedData(() => new URL(lab.url));
}

const halfOf = (name: string): Uint8Array => gzipSync(name).subarray(0, 20);

test('what is in a gzip file comes unpacked, where its own checksum is known', async () => {
  const { name } = firstOf(mnist.published);
  const content = await (await servedBy(mnist.published)).read(mnist.published, firstOf(mnist.published));
  expect(content).toEqual({ bytes: bytesOf(name), location: `${name}.gz` });
});

test('where only the checksum of the gzip file is known, that file comes', async () => {
  const { name } = firstOf(emnistLetters.published);
  const content = await (await servedBy(emnistLetters.published)).read(emnistLetters.published, firstOf(emnistLetters.published));
  const gzipSha256 = createHash('sha256').update(gzipSync(name)).digest('hex');
  expect(content).toEqual({ bytes: bytesOf(name), location: `${name}.gz`, gzipSha256 });
});

test('a gzip file that is cut short is told as that', async () => {
  const served = await servedBy(mnist.published, halfOf);
  await expect(served.read(mnist.published, firstOf(mnist.published))).rejects.toMatchObject({
    code: 'VITRUM_INVALID_GZIP',
    message: `${firstOf(mnist.published).name}.gz cannot be decompressed: its gzip data are cut short or damaged.`,
  });
});

test('a server that serves files alone is enough', async () => {
  const { name } = firstOf(mnist.published);
  const files = mnist.published.files.map((file) => `${file.name}.gz`);
  writeFiles(join(root, 'plain'), {
    'data/index.json': JSON.stringify({ datasets: { mnist: { folder: 'mnist', files } } }),
    [`data/mnist/${name}.gz`]: gzipSync(name),
  });
  const server = createServer(sirv(join(root, 'plain'))).listen(0, 'localhost');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const content = await new ServedData(() => new URL(`http://localhost:${port}/`)).read(mnist.published, firstOf(mnist.published));
  expect(content).toEqual({ bytes: bytesOf(name), location: `${name}.gz` });
});
