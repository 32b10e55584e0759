import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createFolderContext } from '@vitrum/data-cache';
import { contentOf, createFakeMnist, fileNames, trainImages } from '../../datasets/test/support/fake-mnist.ts';
import { startMirror } from './support/mirror.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const { definition, contents } = createFakeMnist();
const program = fileURLToPath(new URL('./support/download-fake-mnist.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

function startDownload(mirror: string, cacheDir: string) {
  const child = spawn(process.execPath, ['--import', loader, '--conditions=@vitrum/source', program, mirror, cacheDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'close').then(() => ({ exitCode: child.exitCode, output }));
  return { child, ended };
}

const gzippedFor = (url: string | undefined): Buffer => gzipSync(contentOf(contents, (url ?? '').split('/').at(-1)?.replace(/\.gz$/, '') ?? ''));
async function sizeOfPartial(folder: string): Promise<number | undefined> {
  const name = (await readdir(folder)).find((each) => each.endsWith('.partial'));
  return name === undefined ? undefined : (await stat(join(folder, name))).size;
}

const finished = fileNames.map((name) => `${name}.gz`).toSorted();

test('two processes that download the same do no harm to each other', async () => {
  let waiting: (() => void)[] = [];
  // Neither gets the end of the first file before both have its beginning.
  const mirror = await startMirror(({ url }, response) => {
    const bytes = gzippedFor(url);
    if (url?.includes(trainImages) !== true) return void response.end(bytes);
    response.writeHead(200, { 'content-length': bytes.length, etag: '"1"' });
    response.write(bytes.subarray(0, 20));
    waiting.push(() => response.end(bytes.subarray(20)));
    if (waiting.length === 2) for (const end of waiting) end();
  });
  const cacheDir = await temporaryFolder();
  const both = [startDownload(mirror.address, cacheDir), startDownload(mirror.address, cacheDir)];
  expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([{ exitCode: 0, output: '6' }, { exitCode: 0, output: '6' }]);
  expect((await readdir(join(cacheDir, 'fake'))).toSorted()).toEqual(finished);
  waiting = [];
  expect((await definition.load(createFolderContext({ environment: {}, cacheDir, download: false }))).train.size).toBe(6);
});

test('a process that is killed leaves what the next one goes on with', async () => {
  const ranges: (string | undefined)[] = [];
  let onBeginning = (): void => undefined;
  const begun = new Promise<void>((resolve) => (onBeginning = resolve));
  const mirror = await startMirror(({ url, headers }, response) => {
    const bytes = gzippedFor(url);
    if (url?.includes(trainImages) !== true) return void response.end(bytes);
    ranges.push(headers.range);
    if (headers.range === undefined) {
      response.writeHead(200, { 'content-length': bytes.length, etag: '"1"' });
      response.write(bytes.subarray(0, 20), onBeginning);
    } else {
      response.writeHead(206, { etag: '"1"', 'content-range': `bytes 20-${bytes.length - 1}/${bytes.length}` }).end(bytes.subarray(20));
    }
  });
  const cacheDir = await temporaryFolder();
  const folder = join(cacheDir, 'fake');
  const killed = startDownload(mirror.address, cacheDir);
  await begun;
  await expect.poll(() => sizeOfPartial(folder), { timeout: 10_000 }).toBe(20);
  killed.child.kill('SIGKILL');
  await killed.ended;
  const next = startDownload(mirror.address, cacheDir);
  expect(await next.ended).toEqual({ exitCode: 0, output: '6' });
  expect(ranges).toEqual([undefined, 'bytes=20-']);
  expect((await readdir(folder)).toSorted()).toEqual(finished);
});
