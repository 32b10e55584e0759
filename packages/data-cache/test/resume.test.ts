import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createFolderContext, type DownloadProgress, type FolderContextOptions } from '@vitrum/data-cache';
import { makeFolder } from '@vitrum/data-cache/internal';
import { contentOf, createFakeMnist, fileNames, pictures, trainImages } from '../../datasets/test/support/fake-mnist.ts';
import { partialPath } from '../src/download/partial-files.ts';
import { thrownBy } from '../../datasets/test/support/thrown-by.ts';
import { startMirror } from './support/mirror.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const { definition, contents } = createFakeMnist();
const gzipped = gzipSync(contentOf(contents, trainImages));
const half = 20;
const etag = '"version-1"';

type Answer = (response: ServerResponse, headers: IncomingHttpHeaders) => void;

/** Answers that break off as soon as so many bytes of the file have been received. */
const breakingOff = new Map<number, ServerResponse>();

/** Sends bytes, and breaks off when they were received: an error makes undici forget what nobody has read yet. */
function sendPartially(response: ServerResponse, bytes: Uint8Array, received: number): void {
  breakingOff.set(received, response);
  response.write(bytes);
}

function onReceived({ receivedBytes }: DownloadProgress): void {
  breakingOff.get(receivedBytes)?.destroy();
  breakingOff.delete(receivedBytes);
}

/** Sends the first bytes, and breaks off. */
const breakOff = (headers: Readonly<Record<string, string>> = { etag }, body = gzipped): Answer => (response) => {
  response.writeHead(200, { 'content-length': String(body.length), ...headers });
  sendPartially(response, body.subarray(0, half), half);
};
const whole = (body: Uint8Array = gzipped): Answer => (response) => void response.writeHead(200, { etag }).end(body);
const rest = (range = `bytes ${half}-${gzipped.length - 1}/${gzipped.length}`, body: Uint8Array = gzipped.subarray(half), headers: Readonly<Record<string, string>> = { etag }): Answer =>
  (response) => void response.writeHead(206, { 'content-range': range, ...headers }).end(body);
const outside = (range?: string): Answer => (response) => void response.writeHead(416, range === undefined ? {} : { 'content-range': range }).end();

/** A mirror that gives the training pictures by one answer after the other, and every other file as it is. */
async function startScript(...answers: readonly Answer[]) {
  const asked: IncomingHttpHeaders[] = [];
  const mirror = await startMirror(({ url, headers }, response) => {
    const name = (url ?? '').split('/').at(-1)?.replace(/\.gz$/, '') ?? '';
    if (name !== trainImages) return void response.end(gzipSync(contentOf(contents, name)));
    asked.push(headers);
    const answer = answers[asked.length - 1];
    if (answer === undefined) return void response.writeHead(404).end();
    answer(response, headers);
  });
  return { ...mirror, asked };
}

async function createOptions(...mirrors: readonly string[]) {
  const cacheDir = await temporaryFolder();
  const waits: number[] = [];
  const wait = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  const options: FolderContextOptions = { environment: {}, cacheDir, mirrors, wait, onProgress: onReceived };
  return { options, waits, folder: join(cacheDir, 'fake') };
}

const load = (options: FolderContextOptions): Promise<unknown> => definition.load(createFolderContext(options));

/** Every file is there as it should be, and nothing else. */
async function expectComplete(folder: string): Promise<void> {
  expect((await readdir(folder)).toSorted()).toEqual(fileNames.map((name) => `${name}.gz`).toSorted());
  expect(new Uint8Array(gunzipSync(await readFile(join(folder, `${trainImages}.gz`))))).toEqual(contentOf(contents, trainImages));
}

const other = gzipSync(pictures(5));
/** How undici asks for the rest of a file, whose length it knows, and of which version. */
const range = `bytes=${half}-${gzipped.length - 1}`;

describe('what broke off is gone on with', () => {
  const cases: readonly { readonly title: string; readonly answers: readonly Answer[]; readonly asked: readonly (readonly [range?: string, ifMatch?: string])[] }[] = [
    { title: 'by the rest', answers: [breakOff(), rest()], asked: [[], [range, etag]] },
    { title: 'by the whole, where the rest does not say how long the file is', answers: [breakOff(), rest(`bytes ${half}-${gzipped.length - 1}/*`), whole()], asked: [[], [range, etag], []] },
    { title: 'by the whole, from a server that does not know of ranges', answers: [breakOff(), whole(), whole()], asked: [[], [range, etag], []] },
    { title: 'by the whole, where the rest would begin elsewhere', answers: [breakOff(), rest('bytes 7-29/30'), whole()], asked: [[], [range, etag], []] },
    { title: 'by the whole, where the rest has no place', answers: [breakOff(), rest('none'), whole()], asked: [[], [range, etag], []] },
    { title: 'by the whole, where the rest is of another version', answers: [breakOff(), rest(undefined, undefined, { etag: '"version-2"' }), whole()], asked: [[], [range, etag], []] },
    { title: 'by the whole, where the version is no more', answers: [breakOff(), (response) => void response.writeHead(412).end(), whole()], asked: [[], [range, etag], []] },
    { title: 'by the whole, where there is no rest', answers: [breakOff(), outside(), whole()], asked: [[], [range, etag], []] },
    { title: 'by the whole, where the file has become shorter', answers: [breakOff(), outside('bytes */9'), whole()], asked: [[], [range, etag], []] },
    { title: 'from the start, where the rest is of another file', answers: [breakOff(), rest(undefined, other.subarray(0, gzipped.length - half)), whole()], asked: [[], [range, etag], []] },
    { title: 'from the start, where the beginning was of another file', answers: [breakOff({ etag }, other), rest(undefined, gzipped.subarray(half, other.length)), whole()], asked: [[], [`bytes=${half}-${other.length - 1}`, etag], []] },
    { title: 'without a condition, where the ETag is weak', answers: [breakOff({ etag: 'W/"1"' }), rest()], asked: [[], [range]] },
    { title: 'without a condition, where the file has no version', answers: [breakOff({}), rest()], asked: [[], [range]] },
    { title: 'by the rest, of which the length is not announced', answers: [(response) => sendPartially(response, gzipped.subarray(0, half), half), rest()], asked: [[], [`bytes=${half}-`]] },
    { title: 'after breaking off again', answers: [breakOff(), (response) => {
      response.writeHead(206, { etag, 'content-range': `bytes ${half}-${gzipped.length - 1}/${gzipped.length}`, 'content-length': gzipped.length - half });
      sendPartially(response, gzipped.subarray(half, half + 5), half + 5);
    }, rest(`bytes ${half + 5}-${gzipped.length - 1}/${gzipped.length}`, gzipped.subarray(half + 5))], asked: [[], [range, etag], [`bytes=${half + 5}-${gzipped.length - 1}`, etag]] },
  ];

  test.each(cases)('$title', async ({ answers, asked }) => {
    const mirror = await startScript(...answers);
    const { options, folder } = await createOptions(mirror.address);
    await load(options);
    expect(mirror.asked.map(({ range: asRange, 'if-match': ifMatch }) => [asRange, ifMatch])).toEqual(asked.map(([asRange, ifMatch]) => [asRange, ifMatch]));
    await expectComplete(folder);
  });
});

describe('what an earlier run has left is gone on with', () => {
  const laterRange = `bytes=${half}-`;
  const date = { 'last-modified': 'Thu, 31 Aug 2017 10:50:27 GMT' };

  /** A run that ends when the server breaks off. */
  async function interrupt(options: FolderContextOptions): Promise<void> {
    const controller = new AbortController();
    await expect(load({ ...options, signal: controller.signal, onRetry: () => controller.abort(new Error('enough')) })).rejects.toThrow('enough');
  }

  const cases: readonly { readonly title: string; readonly first?: Readonly<Record<string, string>>; readonly answers: readonly Answer[]; readonly asked: readonly (string | undefined)[] }[] = [
    { title: 'by the rest', answers: [rest()], asked: [laterRange] },
    { title: 'by the rest, whose server does not say how long the file is', answers: [rest(`bytes ${half}-${gzipped.length - 1}/*`)], asked: [laterRange] },
    { title: 'by the rest, which is of the same date', first: { etag: 'W/"1"', ...date }, answers: [rest(undefined, undefined, { etag: 'W/"1"', ...date })], asked: [laterRange] },
    { title: 'by the rest, where the file has no version', first: {}, answers: [rest(undefined, undefined, {})], asked: [laterRange] },
    { title: 'by the whole, from a server that does not know of ranges', answers: [whole()], asked: [laterRange] },
    { title: 'by the whole, where the rest would begin elsewhere', answers: [rest('bytes 7-29/30'), whole()], asked: [laterRange, undefined] },
    { title: 'by the whole, where the rest has no place', answers: [rest('none'), whole()], asked: [laterRange, undefined] },
    { title: 'by the whole, where the rest is of another version', answers: [rest(undefined, undefined, { etag: '"version-2"' }), whole()], asked: [laterRange, undefined] },
    { title: 'by the whole, where there is no rest', answers: [outside(), whole()], asked: [laterRange, undefined] },
    { title: 'by the whole, where the file has become shorter', answers: [outside('bytes */9'), whole()], asked: [laterRange, undefined] },
    { title: 'from the start, where the rest is of another file', answers: [rest(undefined, other.subarray(0, gzipped.length - half)), whole()], asked: [laterRange, undefined] },
    { title: 'after breaking off again', answers: [(response) => {
      response.writeHead(206, { etag, 'content-range': `bytes ${half}-${gzipped.length - 1}/${gzipped.length}`, 'content-length': gzipped.length - half });
      sendPartially(response, gzipped.subarray(half, half + 5), half + 5);
    }, rest(`bytes ${half + 5}-${gzipped.length - 1}/${gzipped.length}`, gzipped.subarray(half + 5))], asked: [laterRange, `bytes=${half + 5}-${gzipped.length - 1}`] },
  ];

  test.each(cases)('$title', async ({ first, answers, asked }) => {
    const mirror = await startScript(breakOff(first), ...answers);
    const { options, folder } = await createOptions(mirror.address);
    await interrupt(options);
    expect(await readdir(folder)).toEqual([expect.stringMatching(new RegExp(`^${trainImages}\\.gz\\..*\\.partial$`))]);
    await load(options);
    expect(mirror.asked.slice(1).map(({ range: asRange }) => asRange)).toEqual(asked);
    await expectComplete(folder);
  });

  test('and its progress begins where the earlier one ended', async () => {
    const mirror = await startScript(breakOff(), rest());
    const { options } = await createOptions(mirror.address);
    await interrupt(options);
    const progress: DownloadProgress[] = [];
    await load({ ...options, onProgress: (each) => {
      progress.push(each);
      onReceived(each);
    } });
    expect(progress[0]).toMatchObject({ file: trainImages, receivedBytes: half, totalBytes: gzipped.length, fileNumber: 1, fileCount: 4 });
    expect(progress.at(-1)?.fraction).toBeGreaterThan(0.9);
  });

  test('but not with bytes of another mirror', async () => {
    const first = await startScript(...Array.from({ length: 4 }, () => breakOff()));
    const second = await startScript(whole());
    const { options, folder } = await createOptions(first.address, second.address);
    await load(options);
    expect(second.asked.map(({ range: asRange }) => asRange)).toEqual([undefined]);
    await expectComplete(folder);
  });

  test('nor without knowing where they came from', async () => {
    const mirror = await startScript(whole());
    const { options, folder } = await createOptions(mirror.address);
    await makeFolder(folder);
    await writeFile(join(folder, `${trainImages}.gz.partial`), gzipped.subarray(0, half));
    await load(options);
    expect(mirror.asked.map(({ range: asRange }) => asRange)).toEqual([undefined]);
    await expectComplete(folder);
  });

  test('and what is complete is only verified', async () => {
    const mirror = await startScript(outside(`bytes */${gzipped.length}`));
    const { options, folder } = await createOptions(mirror.address);
    await makeFolder(folder);
    const [target, address] = [join(folder, `${trainImages}.gz`), `${mirror.address}${trainImages}.gz`];
    await writeFile(partialPath(target, address, etag), gzipped);
    await load(options);
    await expectComplete(folder);
  });

  test('but nothing of it stays in a whole of the same version that is shorter', async () => {
    const mirror = await startScript((response) => void response.writeHead(200).end(gzipped));
    const { options, folder } = await createOptions(mirror.address);
    await makeFolder(folder);
    const [target, address] = [join(folder, `${trainImages}.gz`), `${mirror.address}${trainImages}.gz`];
    await writeFile(partialPath(target, address, ''), new Uint8Array(10_000));
    await load(options);
    await expectComplete(folder);
  });

  test('a file that is wrong from the start, too, is not kept', async () => {
    const mirror = await startScript(breakOff(), rest(undefined, other.subarray(0, gzipped.length - half)), whole(other));
    const { options, folder } = await createOptions(mirror.address);
    expect((await thrownBy(() => load(options))).message).toContain('sent something else than the published file');
    expect(mirror.asked).toHaveLength(3);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a failure that may pass is waited for', () => {
  const busy = (status: number, retryAfter?: string): Answer => (response) =>
    void response.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end();
  const inTenSeconds = new Date(Date.now() + 10_000).toUTCString();

  test.each([
    { title: 'longer and longer', answers: [busy(500), busy(502), busy(408), whole()], expected: [500, 1000, 2000] },
    { title: 'as long as the server asks for', answers: [busy(429, '7'), busy(503, '0'), whole()], expected: [7000, 1000] },
    { title: 'as before, where the server asks in no known form', answers: [busy(503, 'soon'), whole()], expected: [500] },
  ])('$title', async ({ answers, expected }) => {
    const mirror = await startScript(...answers);
    const { options, waits } = await createOptions(mirror.address);
    await load(options);
    expect(waits).toEqual(expected);
  });

  test('until the date that the server names', async () => {
    const mirror = await startScript(busy(503, inTenSeconds), whole());
    const { options, waits } = await createOptions(mirror.address);
    await load(options);
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThan(500);
    expect(waits[0]).toBeLessThanOrEqual(10_000);
  });

  test('and told of', async () => {
    const mirror = await startScript(busy(503), whole());
    const { options } = await createOptions(mirror.address);
    const retries: unknown[] = [];
    await load({ ...options, onRetry: (retry) => retries.push(retry) });
    expect(retries).toEqual([{ address: `${mirror.address}${trainImages}.gz`, reason: 'answered 503 Service Unavailable', delay: 500 }]);
  });

  test('by a timer, which an abortion ends', async () => {
    const mirror = await startScript(busy(503, '20'), whole());
    const { options: { wait: _, ...options } } = await createOptions(mirror.address);
    const controller = new AbortController();
    const reason = new Error('interrupted');
    const onRetry = (): void => void setTimeout(() => controller.abort(reason), 10);
    await expect(load({ ...options, onRetry, signal: controller.signal })).rejects.toBe(reason);
  });
});
