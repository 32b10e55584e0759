import type { RequestListener, ServerResponse } from 'node:http';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createFolderContext, type DownloadProgress, type FolderContextOptions } from '@vitrum/data-cache';
import { contentOf, createFakeMnist, fileNames, pictures, trainImages, trainLabels, without, writeFiles } from '../../datasets/test/support/fake-mnist.ts';
import { thrownBy } from '../../datasets/test/support/thrown-by.ts';
import { deadAddress, startMirror } from './support/mirror.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const { definition, contents } = createFakeMnist();
const compressedNames = fileNames.map((name) => `${name}.gz`);

/** The gzipped file that a request asks for. */
function gzippedFor(url: string | undefined): Buffer {
  return gzipSync(contentOf(contents, (url ?? '').replace(/^\/files\//, '').replace(/\.gz$/, '')));
}

const serve: RequestListener = ({ url }, response) => void response.end(gzippedFor(url));

const notFound: RequestListener = (_, response) => {
  response.statusCode = 404;
  response.end('<h1>Not here</h1>');
};

async function createOptions(...mirrors: readonly string[]) {
  const cacheDir = await temporaryFolder();
  const options: FolderContextOptions = { environment: {}, cacheDir, mirrors, wait: () => Promise.resolve() };
  return { folder: join(cacheDir, 'fake'), cacheDir, options };
}

describe('what is nowhere is downloaded', () => {
  test('once, verified, and kept in the cache', async () => {
    const mirror = await startMirror(serve);
    const { folder, options } = await createOptions(mirror.address);
    const { train } = await definition.load(createFolderContext(options));
    expect(train.pixels(5)).toEqual(Uint8Array.of(200, 201, 202, 203, 204, 205));
    expect(mirror.requests).toEqual(compressedNames);
    expect((await readdir(folder)).toSorted()).toEqual(compressedNames.toSorted());
    for (const name of fileNames) {
      expect(new Uint8Array(gunzipSync(await readFile(join(folder, `${name}.gz`))))).toEqual(contentOf(contents, name));
    }
    expect((await definition.load(createFolderContext({ ...options, mirrors: [] }))).train.size).toBe(6);
  });

  test('from the second mirror where the first has nothing, which then is not asked again', async () => {
    const first = await startMirror(notFound);
    const second = await startMirror(serve);
    const { options } = await createOptions(first.address, second.address);
    expect((await definition.load(createFolderContext(options))).train.size).toBe(6);
    expect(first.requests).toEqual([`${trainImages}.gz`]);
    expect(second.requests).toEqual(compressedNames);
  });

  test('only as far as the cache lacks it', async () => {
    const mirror = await startMirror(serve);
    const { cacheDir, options } = await createOptions(mirror.address);
    await writeFiles(join(cacheDir, 'fake'), without(contents, trainLabels));
    expect((await definition.load(createFolderContext(options))).train.size).toBe(6);
    expect(mirror.requests).toEqual([`${trainLabels}.gz`]);
  });

  test('also from a server that declares the compression, and kept as it comes', async () => {
    const mirror = await startMirror((request, response) => {
      response.setHeader('content-encoding', 'gzip');
      serve(request, response);
    });
    const { folder, options } = await createOptions(mirror.address);
    expect((await definition.load(createFolderContext(options))).train.size).toBe(6);
    expect((await readdir(folder)).toSorted()).toEqual(compressedNames.toSorted());
  });

  test('from an address with or without a slash at its end', async () => {
    const mirror = await startMirror(serve);
    const { options } = await createOptions(mirror.address.slice(0, -1));
    expect((await definition.load(createFolderContext(options))).train.size).toBe(6);
  });

  test('also from a server that takes longer than the timeout, as long as it sends something', async () => {
    const stallTimeout = 1000;
    const pieces = 15;
    const mirror = await startMirror((request, response) => {
      const bytes = gzippedFor(request.url);
      if (!request.url?.includes(trainImages)) return void response.end(bytes);
      const length = Math.ceil(bytes.length / pieces);
      const send = (start: number): void => {
        if (start >= bytes.length) return void response.end();
        response.write(bytes.subarray(start, start + length));
        setTimeout(send, (1.5 * stallTimeout) / pieces, start + length);
      };
      send(0);
    });
    const { options } = await createOptions(mirror.address);
    expect((await definition.load(createFolderContext({ ...options, stallTimeout }))).train.size).toBe(6);
  });

  test('and its progress is told up to the announced length', async () => {
    const mirror = await startMirror((request, response) => {
      response.setHeader('content-length', gzippedFor(request.url).length);
      serve(request, response);
    });
    const { options } = await createOptions(mirror.address);
    const last = new Map<string, DownloadProgress>();
    const onProgress = (progress: DownloadProgress): void => void last.set(progress.file, progress);
    await definition.load(createFolderContext({ ...options, onProgress }));
    expect([...last.values()]).toEqual(
      fileNames.map((file) => {
        const { length } = gzipSync(contentOf(contents, file));
        return { file, address: `${mirror.address}${file}.gz`, receivedBytes: length, totalBytes: length, fileNumber: expect.any(Number), fileCount: 4, fraction: expect.any(Number) };
      }),
    );
  });
});

describe('a mirror that fails is named with its reason, and nothing is cached', () => {
  const gzipped = gzipSync(contentOf(contents, trainImages));
  const end = (body: Uint8Array) => (response: ServerResponse) => void response.end(body);
  const announce = (length: number, body: Uint8Array) => (response: ServerResponse) => {
    response.setHeader('content-length', length);
    response.write(body, () => response.destroy());
  };
  const answer = (status: number, headers: Record<string, string> = {}) => (response: ServerResponse) => void response.writeHead(status, headers).end();
  const another = 'sent something else than the published file';
  const damaged = 'sent a file that is damaged or cut short';
  /** Three times a server that broke off is asked for the rest first, and has only the whole. */
  const withoutRest = 3;

  const cases: readonly { readonly title: string; readonly respond: (response: ServerResponse) => void; readonly reason: string; readonly requests?: number }[] = [
    { title: 'a file that is not there', respond: answer(404), reason: 'answered 404 Not Found', requests: 1 },
    { title: 'an error of the server', respond: answer(503), reason: 'answered 503 Service Unavailable', requests: 4 },
    { title: 'too many requests', respond: answer(429), reason: 'answered 429 Too Many Requests', requests: 4 },
    { title: 'a wait that is too long', respond: answer(429, { 'retry-after': '3600' }), reason: 'answered 429 Too Many Requests', requests: 1 },
    { title: 'a page instead of the file', respond: end(Buffer.from('<!doctype html>')), reason: another, requests: 1 },
    { title: 'another file', respond: end(gzipSync(pictures(5))), reason: another, requests: 1 },
    { title: 'truncated gzip', respond: end(gzipped.subarray(0, -12)), reason: damaged, requests: 1 },
    { title: 'damaged gzip', respond: end(Buffer.concat([gzipped.subarray(0, 10), Buffer.alloc(40, 0xff)])), reason: damaged, requests: 1 },
    { title: 'nothing', respond: end(new Uint8Array()), reason: another, requests: 1 },
    { title: 'an answer without content', respond: answer(204), reason: 'answered 204, and that without the file', requests: 1 },
    { title: 'a part that nobody asked for', respond: (response) => void response.writeHead(206).end(gzipped), reason: 'answered 206, and that without the file', requests: 1 },
    { title: 'a length that is announced too short', respond: announce(20, gzipped), reason: damaged, requests: 1 },
    { title: 'a length that is announced too long', respond: announce(gzipped.length + 9, gzipped), reason: 'broke off the connection', requests: 4 + withoutRest },
    { title: 'a length that no such file has', respond: announce(10_000_000, gzipped), reason: 'has a file that is longer than the published one', requests: 1 },
    {
      title: 'a body without end',
      respond: (response) => {
        const send = (): void => {
          if (!response.destroyed) response.write(new Uint8Array(50_000), () => setImmediate(send));
        };
        send();
      },
      reason: 'sent more bytes than the file has',
      requests: 1,
    },
    { title: 'a connection that breaks off', respond: announce(gzipped.length, gzipped.subarray(0, 20)), reason: 'broke off the connection', requests: 4 + withoutRest },
    { title: 'a connection that breaks off before the answer', respond: (response) => response.destroy(), reason: 'broke off the connection', requests: 4 },
    { title: 'a server that never answers', respond: () => undefined, reason: 'sent nothing for 0.1 s', requests: 4 },
    { title: 'a server that stops in the middle', respond: (response) => void response.write(gzipped.subarray(0, 20)), reason: 'sent nothing for 0.1 s', requests: 4 + withoutRest },
    { title: 'a redirection to itself', respond: answer(302, { location: `/files/${trainImages}.gz` }), reason: 'redirected in a circle', requests: 1 },
    { title: 'a redirection to a file of this machine', respond: answer(302, { location: 'file:///etc/hostname' }), reason: 'redirected to something that is no web address', requests: 1 },
  ];

  test.each(cases)('$title', async ({ respond, reason, requests }) => {
    const mirror = await startMirror((_, response) => respond(response));
    const { folder, cacheDir, options } = await createOptions(mirror.address);
    const error = await thrownBy(() => definition.load(createFolderContext({ ...options, stallTimeout: 100 })));
    expect(error.code).toBe('VITRUM_DATASET_NOT_FOUND');
    expect(error.message).toBe(
      `The dataset "fake-mnist" is not in the cache folder ${cacheDir}, and ${trainImages}.gz cannot be downloaded: ${new URL(mirror.address).host} ${reason}.`,
    );
    expect((await readdir(folder)).filter((name) => !name.endsWith('.partial'))).toEqual([]);
    expect(mirror.requests).toHaveLength(requests ?? 1);
  });

  test('two that refuse the connection: both are named, with what to do by hand', async () => {
    const [first, second] = [await deadAddress(), await deadAddress()];
    const { options } = await createOptions(first, second);
    const { code, message, hint } = await thrownBy(() => definition.load(createFolderContext(options)));
    expect(code).toBe('VITRUM_DATASET_NOT_FOUND');
    expect(message).toContain(
      `cannot be downloaded: ${new URL(first).host} and ${new URL(second).host} refused the connection.`,
    );
    expect(hint).toBe(
      `Put ${fileNames.slice(0, 3).join(', ')} and ${fileNames[3]} into a folder and name it with --data-dir or VITRUM_DATA_DIR; https://mirror.example/fake/ serves them.`,
    );
  });

  test('an address that is none', async () => {
    const { options } = await createOptions('nowhere');
    const { message } = await thrownBy(() => definition.load(createFolderContext(options)));
    expect(message).toContain('nowhere is no web address.');
  });

  test('no mirror at all', async () => {
    const { options } = await createOptions();
    const { message } = await thrownBy(() => definition.load(createFolderContext(options)));
    expect(message).toMatch(/cannot be downloaded: it has no mirror\.$/);
  });
});

test('a cache that cannot be written is an error before anything is fetched', async () => {
  const mirror = await startMirror(serve);
  const cacheDir = join(await temporaryFolder(), 'file');
  await writeFile(cacheDir, '');
  const context = createFolderContext({ environment: {}, cacheDir, mirrors: [mirror.address] });
  const { code, message } = await thrownBy(() => definition.load(context));
  expect(code).toBe('VITRUM_OUTPUT_UNWRITABLE');
  expect(message).toContain(`${join(cacheDir, 'fake')} cannot be written: `);
  expect(mirror.requests).toEqual([]);
});

test('a download that is aborted ends with the reason and leaves only what can be gone on with', async () => {
  const mirror = await startMirror((_, response) => void response.write('…'));
  const { folder, options } = await createOptions(mirror.address);
  const controller = new AbortController();
  const reason = new Error('interrupted');
  const onProgress = (): void => controller.abort(reason);
  const context = createFolderContext({ ...options, signal: controller.signal, onProgress });
  await expect(definition.load(context)).rejects.toBe(reason);
  expect(await readdir(folder)).toEqual([expect.stringMatching(new RegExp(`^${trainImages}\\.gz\\..*\\.partial$`))]);
});

test('an error of the one who is told the progress is not taken for one of the network', async () => {
  const mirror = await startMirror(serve);
  const { options } = await createOptions(mirror.address);
  const fault = new TypeError('a bug');
  const onProgress = (): never => {
    throw fault;
  };
  await expect(definition.load(createFolderContext({ ...options, onProgress }))).rejects.toBe(fault);
});
