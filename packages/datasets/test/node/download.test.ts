import type { RequestListener, ServerResponse } from 'node:http';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createFolderContext, type DownloadProgress, type FolderContextOptions } from '@vitrum/datasets/node';
import { contentOf, createFakeMnist, fileNames, pictures, trainImages, trainLabels, without, writeFiles } from '../support/fake-mnist.ts';
import { deadAddress, startMirror } from '../support/mirror.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { thrownBy } from '../support/thrown-by.ts';

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
  const options: FolderContextOptions = { environment: {}, cacheDir, mirrors };
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

  test('also from a server that declares the compression, which fetch then undoes', async () => {
    const mirror = await startMirror((request, response) => {
      response.setHeader('content-encoding', 'gzip');
      serve(request, response);
    });
    const { folder, options } = await createOptions(mirror.address);
    expect((await definition.load(createFolderContext(options))).train.size).toBe(6);
    expect((await readdir(folder)).toSorted()).toEqual([...fileNames].toSorted());
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
        return { file, address: `${mirror.address}${file}.gz`, receivedBytes: length, totalBytes: length };
      }),
    );
  });
});

describe('a mirror that fails is named with its reason, and nothing is cached', () => {
  const gzipped = gzipSync(contentOf(contents, trainImages));
  const end = (body: Uint8Array) => (response: ServerResponse) => void response.end(body);

  const cases: readonly { readonly title: string; readonly respond: (response: ServerResponse) => void; readonly reason: string }[] = [
    {
      title: 'an error',
      respond: (response) => {
        response.statusCode = 503;
        response.end();
      },
      reason: 'answered 503 Service Unavailable',
    },
    {
      title: 'a page instead of the file',
      respond: end(Buffer.from('<!doctype html>')),
      reason: `is not the published ${trainImages}: its SHA-256 should be`,
    },
    {
      title: 'another file',
      respond: end(gzipSync(pictures(5))),
      reason: `is not the published ${trainImages}: its SHA-256 should be`,
    },
    { title: 'truncated gzip', respond: end(gzipped.subarray(0, -12)), reason: 'cannot be decompressed: its gzip data are cut short' },
    {
      title: 'damaged gzip',
      respond: end(Buffer.concat([gzipped.subarray(0, 10), Buffer.alloc(40, 0xff)])),
      reason: 'cannot be decompressed: its gzip data are damaged (',
    },
    { title: 'nothing', respond: end(new Uint8Array()), reason: `is not the published ${trainImages}` },
    {
      title: 'a body without end',
      respond: (response) => {
        const send = (): void => {
          if (!response.destroyed) response.write(new Uint8Array(50_000), () => setImmediate(send));
        };
        send();
      },
      reason: 'sent more bytes than the file has',
    },
    {
      title: 'a connection that breaks off',
      respond: (response) => {
        response.setHeader('content-length', gzipped.length);
        response.write(gzipped.subarray(0, 20), () => response.destroy());
      },
      reason: 'broke off the connection',
    },
    { title: 'a server that never answers', respond: () => undefined, reason: 'sent nothing for 0.2 s' },
    {
      title: 'a server that stops in the middle',
      respond: (response) => void response.write(gzipped.subarray(0, 20)),
      reason: 'sent nothing for 0.2 s',
    },
    {
      title: 'a redirection without end',
      respond: (response) => {
        response.writeHead(302, { location: `/files/${trainImages}.gz` });
        response.end();
      },
      reason: 'could not be fetched (redirect count exceeded)',
    },
  ];

  test.each(cases)('$title', async ({ respond, reason }) => {
    const mirror = await startMirror((_, response) => respond(response));
    const { folder, cacheDir, options } = await createOptions(mirror.address);
    const error = await thrownBy(() => definition.load(createFolderContext({ ...options, stallTimeout: 200 })));
    const start = `The dataset "fake-mnist" is not in the cache folder ${cacheDir}, and ${trainImages} cannot be downloaded: `;
    expect(error.code).toBe('VITRUM_DATASET_NOT_FOUND');
    expect(error.message.startsWith(`${start}${mirror.address}${trainImages}.gz ${reason}`), error.message).toBe(true);
    expect(error.message).not.toContain('\n');
    expect(await readdir(folder)).toEqual([]);
  });

  test('two that refuse the connection: both are named, with what to do by hand', async () => {
    const [first, second] = [await deadAddress(), await deadAddress()];
    const { options } = await createOptions(first, second);
    const { code, message, hint } = await thrownBy(() => definition.load(createFolderContext(options)));
    expect(code).toBe('VITRUM_DATASET_NOT_FOUND');
    expect(message).toContain(
      `cannot be downloaded: ${first}${trainImages}.gz refused the connection; ${second}${trainImages}.gz refused the connection.`,
    );
    expect(hint).toBe(
      `Put ${fileNames.slice(0, 3).join(', ')} and ${fileNames[3]} into a folder and name it with --data-dir or VITRUM_DATA_DIR; https://mirror.example/fake/ serves them.`,
    );
  });

  test('an address that is none', async () => {
    const { options } = await createOptions('nowhere');
    const { message } = await thrownBy(() => definition.load(createFolderContext(options)));
    expect(message).toContain(`nowhere/${trainImages}.gz could not be fetched (Invalid URL).`);
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

test('a download that is aborted ends with the reason and leaves nothing behind', async () => {
  const mirror = await startMirror((_, response) => void response.write('…'));
  const { folder, options } = await createOptions(mirror.address);
  const controller = new AbortController();
  const reason = new Error('interrupted');
  const onProgress = (): void => controller.abort(reason);
  const context = createFolderContext({ ...options, signal: controller.signal, onProgress });
  await expect(definition.load(context)).rejects.toBe(reason);
  expect(await readdir(folder)).toEqual([]);
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
