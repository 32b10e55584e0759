import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { PublishedDataset } from '@vitrum/core';
import { emnistDigits, fashionMnist, mnist } from '@vitrum/datasets';
import { expect, onTestFinished, test } from 'vitest';
import { serveLab, type LocalDataOptions, type ServedLab } from '../server/serve.ts';
import { rawRequest } from './support/raw-request.ts';
import { temporaryFolder, writeFiles } from './support/temporary-folder.ts';

const root = temporaryFolder();
const site = join(root, 'site');
writeFiles(root, { 'site/index.html': '<!doctype html>', 'secret.txt': 'secret' });

const namesOf = ({ files }: PublishedDataset): readonly string[] => files.map(({ name }) => name);
const mnistNames = namesOf(mnist.published);
const filesOf = (folder: string, dataset: PublishedDataset, ending = ''): Record<string, Uint8Array> =>
  Object.fromEntries(namesOf(dataset).map((name) => [`${folder}/${name}${ending}`, ending === '' ? Buffer.from(name) : gzipSync(name)]));

async function serve(data: LocalDataOptions): Promise<ServedLab> {
  const lab = await serveLab({ site, port: 0, data });
  onTestFinished(() => lab.close());
  return lab;
}

const indexOf = async ({ url }: ServedLab): Promise<unknown> => (await fetch(`${url}data/index.json`)).json();
const gz = (names: readonly string[]): readonly string[] => names.map((name) => `${name}.gz`);

test('datasets that are here completely are listed with the names of their files', async () => {
  const dataDir = join(root, 'several');
  const [first = '', second = ''] = namesOf(emnistDigits.published);
  writeFiles(dataDir, {
    ...filesOf('mnist', mnist.published, '.gz'),
    ...filesOf('fashion-mnist', fashionMnist.published),
    [`emnist/${first}.gz`]: 'two of four',
    [`emnist/${second}.gz`]: 'two of four',
  });
  const lab = await serve({ dataDir });
  expect(await indexOf(lab)).toEqual({
    datasets: {
      mnist: { folder: 'mnist', files: gz(mnistNames), isUnpacked: true },
      'fashion-mnist': { folder: 'fashion-mnist', files: namesOf(fashionMnist.published), isUnpacked: true },
    },
  });
  expect(lab.datasets.map(({ name, place }) => [name, place])).toEqual([
    ['mnist', join(dataDir, 'mnist')],
    ['fashion-mnist', join(dataDir, 'fashion-mnist')],
  ]);
});

test('files are served as they are on the disk, without an encoding that a browser would undo', async () => {
  const dataDir = join(root, 'both');
  writeFiles(dataDir, { ...filesOf('mnist', mnist.published, '.gz'), ...filesOf('fashion-mnist', fashionMnist.published) });
  const { url } = await serve({ dataDir });
  const [name = ''] = mnistNames;
  const zipped = await fetch(`${url}data/mnist/${name}.gz`);
  expect([zipped.headers.get('content-type'), zipped.headers.get('content-encoding')]).toEqual(['application/gzip', null]);
  expect(Buffer.from(await zipped.arrayBuffer())).toEqual(gzipSync(name));
  expect(zipped.headers.get('content-length')).toBe(String(gzipSync(name).length));
  expect(zipped.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  const plain = await fetch(`${url}data/fashion-mnist/${name}`);
  expect([plain.headers.get('content-type'), await plain.text()]).toEqual(['application/octet-stream', name]);
  expect((await rawRequest(url, `/data/mnist/${name}.gz`, 'HEAD')).body).toBe('');
});

test('what is in a gzip file is served under the name without .gz, for whoever unpacks it and for whoever does not', async () => {
  const dataDir = join(root, 'packed');
  writeFiles(dataDir, filesOf('mnist', mnist.published, '.gz'));
  const { url } = await serve({ dataDir });
  const [name = ''] = mnistNames;
  const fetched = await fetch(`${url}data/mnist/${name}`);
  expect([fetched.headers.get('content-type'), fetched.headers.get('content-encoding'), fetched.headers.get('vary')]).toEqual([
    ...['application/octet-stream', 'gzip', 'Accept-Encoding'],
  ]);
  expect(await fetched.text()).toBe(name);
  const plain = await rawRequest(url, `/data/mnist/${name}`);
  expect([plain.status, plain.headers['content-encoding'], plain.body]).toEqual([200, undefined, name]);
  expect((await rawRequest(url, `/data/mnist/${name}`, 'HEAD')).body).toBe('');
});

test('a file that some copies name with a dot is served under its published name', async () => {
  const dataDir = join(root, 'dotted');
  writeFiles(dataDir, Object.fromEntries(mnistNames.map((name) => [`mnist/${name.replace('-idx', '.idx')}`, name])));
  const lab = await serve({ dataDir });
  expect(await indexOf(lab)).toEqual({ datasets: { mnist: { folder: 'mnist', files: mnistNames, isUnpacked: true } } });
  expect((await rawRequest(lab.url, `/data/mnist/${mnistNames[0]}`)).body).toBe(mnistNames[0]);
});

test('files that lie in the folder itself count for the dataset whose content they have, and for no other', async () => {
  const dataDir = join(root, 'strangers');
  writeFiles(dataDir, Object.fromEntries(mnistNames.map((name) => [name, 'neither MNIST nor Fashion-MNIST'])));
  expect(await indexOf(await serve({ dataDir }))).toEqual({ datasets: {} });
});

test('without a named folder, VITRUM_DATA_DIR and the cache are looked into', async () => {
  const [environmentDir, cacheDir] = [join(root, 'environment'), join(root, 'cache')];
  writeFiles(environmentDir, filesOf('mnist', mnist.published));
  writeFiles(cacheDir, filesOf('fashion-mnist', fashionMnist.published, '.gz'));
  const lab = await serve({ environment: { VITRUM_DATA_DIR: environmentDir }, cacheDir, systemDirs: [] });
  expect(lab.datasets.map(({ name, place }) => [name, place])).toEqual([
    ['mnist', join(environmentDir, 'mnist')],
    ['fashion-mnist', join(cacheDir, 'fashion-mnist')],
  ]);
});

test('what comes later is listed later, and nothing is downloaded', async () => {
  const cacheDir = join(root, 'later');
  const lab = await serve({ environment: { VITRUM_MIRROR: 'http://127.0.0.1:9/' }, cacheDir, systemDirs: [] });
  expect(await indexOf(lab)).toEqual({ datasets: {} });
  expect((await rawRequest(lab.url, `/data/mnist/${mnistNames[0]}.gz`)).status).toBe(404);
  writeFiles(cacheDir, filesOf('mnist', mnist.published, '.gz'));
  expect(await indexOf(lab)).toEqual({ datasets: { mnist: { folder: 'mnist', files: gz(mnistNames), isUnpacked: true } } });
});

test.each([
  ['/data/'],
  ['/data/mnist'],
  ['/data/mnist/'],
  ['/data/mnist/notes.txt'],
  ['/data/mnist/train-images-idx3-ubyte.gz.gz'],
  ['/data/mnist/notes'],
  ['/data/other/train-images-idx3-ubyte.gz'],
  ['/data/mnist/../../secret.txt'],
  ['/data/mnist/..%2f..%2fsecret.txt'],
  ['/data/%2e%2e/secret.txt'],
  ['/data/mnist/%2e%2e%2f%2e%2e%2fsecret.txt'],
  ['/data/mnist/..%5csecret.txt'],
  ['/data/mnist/train-images-idx3-ubyte.gz%00'],
  ['/data/mnist/__proto__'],
  ['/data/__proto__/constructor'],
])('no data are at %s', async (path) => {
  const dataDir = join(root, 'guarded');
  writeFiles(dataDir, { ...filesOf('mnist', mnist.published, '.gz'), 'mnist/notes.txt': 'private', 'other/train-images-idx3-ubyte.gz': 'private' });
  const { url } = await serve({ dataDir });
  const { status, body } = await rawRequest(url, path);
  expect(status).toBe(404);
  expect(JSON.parse(body)).toHaveProperty('error');
});

test('a link that leads out of the data folder is not followed, one inside it is', async () => {
  const [first = '', ...others] = mnistNames;
  const [outwards, inwards] = [join(root, 'outwards'), join(root, 'inwards')];
  for (const dataDir of [outwards, inwards]) {
    writeFiles(dataDir, { ...Object.fromEntries(others.map((name) => [`mnist/${name}`, name])), 'elsewhere.bin': 'inside' });
  }
  symlinkSync(join(root, 'secret.txt'), join(outwards, 'mnist', first));
  symlinkSync(join(inwards, 'elsewhere.bin'), join(inwards, 'mnist', first));

  const refused = await serve({ dataDir: outwards });
  expect(await indexOf(refused)).toEqual({ datasets: {} });
  expect((await rawRequest(refused.url, `/data/mnist/${first}`)).status).toBe(404);
  const followed = await serve({ dataDir: inwards });
  expect((await rawRequest(followed.url, `/data/mnist/${first}`)).body).toBe('inside');
});

test('a data folder that is none is an error', async () => {
  await expect(serveLab({ site, port: 0, data: { dataDir: join(root, 'nowhere') } })).rejects.toMatchObject({ code: 'VITRUM_DATASET_NOT_FOUND' });
});

test('D18: a dataset whose folder is a link as a whole is served, and a file that leads out of it is not', async () => {
  const dataDir = join(root, 'linked');
  writeFiles(root, filesOf('elsewhere', mnist.published, '.gz'));
  writeFiles(dataDir, { 'readme.txt': '' });
  symlinkSync(join(root, 'elsewhere'), join(dataDir, 'mnist'));
  const lab = await serve({ dataDir });
  expect(lab.datasets.map(({ name }) => name)).toEqual(['mnist']);
  const [name = ''] = mnistNames;
  expect((await rawRequest(lab.url, `/data/mnist/${name}`, 'GET', { 'accept-encoding': 'gzip;q=0' })).body).toBe(name);
  rmSync(join(root, 'elsewhere', `${name}.gz`));
  symlinkSync(join(root, 'secret.txt'), join(root, 'elsewhere', `${name}.gz`));
  expect((await rawRequest(lab.url, `/data/mnist/${name}.gz`)).status).toBe(404);
});
