import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { makeZip } from '../../../packages/data-cache/test/support/make-zip.ts';
import { deadAddress, startMirror } from '../../../packages/data-cache/test/support/mirror.ts';
import { jsonLines, runVitrum, type Result } from './support/run-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const root = temporaryFolder();
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const contents = new Map([
  ['notes-images', Buffer.from('the pictures of the notes')],
  ['notes-labels', Buffer.from('their labels')],
]);
const gzipped = new Map([...contents].map(([name, bytes]) => [`${name}.gz`, gzipSync(bytes)]));
const zip = makeZip([...gzipped].map(([name, content]) => ({ name: `all/${name}`, content })));
const files = [...contents].map(([name, bytes]) => ({ name, sha256: sha256(bytes), size: bytes.length }));
const gzippedOnly = [...contents].map(([name, bytes]) => ({ name, size: bytes.length, gzip: { sha256: sha256(gzipped.get(`${name}.gz`) ?? bytes) } }));
const sizeOf = (name: string): number => gzipped.get(`${name}.gz`)?.length ?? 0;
const [imagesSize, labelsSize] = [sizeOf('notes-images'), sizeOf('notes-labels')];
const size = [...contents.values()].reduce((sum, bytes) => sum + bytes.length, 0);

const dataset = (published: { readonly name: string }): string =>
  `{ name: '${published.name}', license: 'MIT', source: 'the tests', published: ${JSON.stringify(published)}, load: async () => { throw new Error('not here'); } }`;
const plugin = join(root, 'notes.mjs');
writeFileSync(
  plugin,
  `export default { name: 'vitrum-plugin-notes', version: '1.0.0', datasets: [
    ${dataset({ name: 'notes', ...{ folder: 'notes', files, mirrors: ['https://mirror.example/notes/'] } })},
    ${dataset({ name: 'packed', ...{ folder: 'packed', files: gzippedOnly, mirrors: ['https://mirror.example/'], archive: { name: 'all.zip', prefix: 'all/', size: zip.length, sha256: sha256(zip) } } })},
  ] };`,
);

/** The real program with the plugin, a cache and system folders of its own, and what is in `environment`. */
async function createVitrum(environment: Readonly<Record<string, string>> = {}) {
  const cwd = join(root, `run-${String(readdirSync(root).length)}`);
  mkdirSync(cwd);
  const context = { cwd, environment: { XDG_DATA_DIRS: cwd, ...environment } };
  const vitrum = (...args: readonly string[]): Promise<Result> => runVitrum(['data', ...args, '--plugin', plugin], context);
  return { vitrum, cache: join(cwd, 'vitrum'), cwd };
}

/** What is written to the standard output and error, without the way to the folder. */
const both = ({ stdout, stderr, exitCode }: Result, folder: string) => ({
  stdout: stdout.replaceAll(folder, '…'),
  stderr: stderr.replaceAll(folder, '…').replaceAll(/127\.0\.0\.1:\d+/g, 'mirror'),
  exitCode,
});

const serveAll = () =>
  startMirror(({ url }, response) => {
    const name = (url ?? '').split('/').at(-1) ?? '';
    const body = name === 'all.zip' ? zip : gzipped.get(name);
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-length': body.length }).end(body);
  });

test('a dataset is got once, found, verified and cleared', async () => {
  const mirror = await serveAll();
  const { vitrum, cache } = await createVitrum({ VITRUM_MIRROR: mirror.address });

  expect(both(await vitrum('get', 'notes'), cache)).toEqual({
    stdout: 'notes is now in …/notes\n',
    stderr: `downloading notes-images from mirror, file 1 of 2, ${imagesSize} bytes\ndownloading notes-labels from mirror, file 2 of 2, ${labelsSize} bytes\n`,
    exitCode: 0,
  });
  expect(mirror.requests).toEqual(['notes-images.gz', 'notes-labels.gz']);
  expect(both(await vitrum('get', 'notes'), cache)).toEqual({ stdout: 'notes is already in …/notes\n', stderr: '', exitCode: 0 });
  expect(mirror.requests).toHaveLength(2);

  const list = both(await vitrum('list'), cache);
  expect(list.stdout).toMatch(/^name +size +where +license\n/);
  expect(list.stdout).toMatch(/\nnotes +37 bytes +…\/notes +MIT\n/);
  expect(list.stdout).toMatch(/\npacked +37 bytes +not here \(in an archive of \d+ bytes\) +MIT\n/);
  expect(list.stdout).toMatch(/\nmnist +55\.0 MB +not here +CC BY-SA 3\.0\n/);

  expect(both(await vitrum('verify'), cache)).toEqual({
    stdout: 'ok     notes: …/notes/notes-images.gz\nok     notes: …/notes/notes-labels.gz\n',
    stderr: '',
    exitCode: 0,
  });

  expect(both(await vitrum('clear'), cache).stdout).toBe(`notes: ${imagesSize + labelsSize} bytes freed in …/notes\n${imagesSize + labelsSize} bytes freed in all.\n`);
  expect(existsSync(join(cache, 'notes'))).toBe(false);
  expect(both(await vitrum('clear', 'notes'), cache)).toEqual({ stdout: 'The cache holds nothing of notes.\n', stderr: '', exitCode: 0 });
});

test('a dataset in an archive is unpacked by the command line', async () => {
  const mirror = await serveAll();
  const { vitrum, cache } = await createVitrum({ VITRUM_MIRROR: mirror.address });
  expect(both(await vitrum('get', 'packed'), cache)).toEqual({
    stdout: 'packed is now in …/packed\n',
    stderr: `downloading all.zip from mirror, ${zip.length} bytes\n`,
    exitCode: 0,
  });
  expect(readdirSync(join(cache, 'packed')).toSorted()).toEqual([...gzipped.keys()].toSorted());
  expect((await vitrum('verify', 'packed')).exitCode).toBe(0);
});

test('--json prints a line of JSON for everything, and nothing else', async () => {
  const mirror = await serveAll();
  const { vitrum, cache } = await createVitrum({ VITRUM_MIRROR: mirror.address });
  const folder = join(cache, 'notes');
  const paths = [...gzipped.keys()].map((name) => join(folder, name));
  expect(jsonLines((await vitrum('get', 'notes', '--json')).stdout)).toEqual([{ event: 'data', dataset: 'notes', folder, files: paths, downloaded: true }]);
  expect(jsonLines((await vitrum('list', '--json')).stdout).filter(({ name }) => name === 'notes' || name === 'packed')).toEqual([
    { name: 'notes', size, archive: null, place: 'cache', folder, missing: [], license: 'MIT', source: 'the tests' },
    { name: 'packed', size, archive: zip.length, place: null, folder: null, missing: [...contents.keys()], license: 'MIT', source: 'the tests' },
  ]);
  expect(jsonLines((await vitrum('verify', '--json')).stdout)).toEqual([
    ...[...contents.keys()].map((file, index) => ({ event: 'file', dataset: 'notes', file, path: paths[index], result: 'ok', message: null })),
    { event: 'done', files: 2, wrong: 0 },
  ]);
  expect(jsonLines((await vitrum('clear', 'notes', '--json')).stdout)).toEqual([{ event: 'cleared', dataset: 'notes', folder, files: 2, freedBytes: imagesSize + labelsSize }]);
});

describe('verify tells what is wrong and what to do', () => {
  test('in the cache: to get the files again', async () => {
    const { vitrum, cache } = await createVitrum();
    mkdirSync(join(cache, 'notes'), { recursive: true });
    writeFileSync(join(cache, 'notes', 'notes-images'), 'another');
    const expected = `its SHA-256 should be ${files[0]?.sha256 ?? ''}, but is ${sha256(Buffer.from('another'))}`;
    expect(both(await vitrum('verify'), cache)).toEqual({
      stdout: `WRONG  notes: …/notes/notes-images is not the published notes-images: ${expected}.\nWRONG  notes: notes-labels is missing.\n`,
      stderr: 'error: 2 of 2 files are not as published.\n  To fix that, run "vitrum data clear notes", then "vitrum data get notes".\n',
      exitCode: 1,
    });
  });

  test('elsewhere: to put the originals there; a file of unknown checksum is right by its size', async () => {
    const { vitrum, cwd } = await createVitrum();
    const folder = join(cwd, 'mine');
    mkdirSync(join(folder, 'packed'), { recursive: true });
    writeFileSync(join(folder, 'packed', 'notes-images'), contents.get('notes-images') ?? '');
    writeFileSync(join(folder, 'packed', 'notes-labels'), 'short');
    expect(both(await vitrum('verify', 'packed', '--data-dir', folder), folder)).toEqual({
      stdout:
        'ok     packed: …/packed/notes-images (by its size: nobody publishes the checksum of what is in it)\n' +
        'WRONG  packed: …/packed/notes-labels is not the published notes-labels: it should have 12 bytes, but has 5.\n',
      stderr: 'error: 1 of 2 files is not as published.\n  To fix that, put the original files of packed into ….\n',
      exitCode: 1,
    });
  });

  test('where a named dataset is not here: to get it', async () => {
    const { vitrum, cache } = await createVitrum();
    expect(both(await vitrum('verify', 'notes'), cache)).toEqual({
      stdout: '',
      stderr: 'error: The dataset "notes" is not here: … does not have it.\n  Download it with "vitrum data get notes", or name the folder that has it with --data-dir.\n',
      exitCode: 1,
    });
  });
});

test('clear leaves VITRUM_DATA_DIR alone', async () => {
  const dataDir = join(root, 'untouched');
  mkdirSync(join(dataDir, 'notes'), { recursive: true });
  for (const [name, bytes] of contents) writeFileSync(join(dataDir, 'notes', name), bytes);
  const { vitrum } = await createVitrum({ VITRUM_DATA_DIR: dataDir });
  expect((await vitrum('get', 'notes')).stdout).toBe(`notes is already in ${join(dataDir, 'notes')}\n`);
  expect((await vitrum('clear')).stdout).toBe('The cache holds nothing of the published datasets.\n');
  expect(readdirSync(join(dataDir, 'notes'))).toHaveLength(2);
});

test('get --data-dir downloads into that folder, whatever VITRUM_DATA_DIR and the cache have', async () => {
  const mirror = await serveAll();
  const { vitrum, cache, cwd } = await createVitrum({ VITRUM_MIRROR: mirror.address, VITRUM_DATA_DIR: join(root, 'untouched') });
  expect((await vitrum('get', 'notes', '--data-dir', 'here')).stdout).toBe(`notes is now in ${join('here', 'notes')}\n`);
  expect(readdirSync(join(cwd, 'here', 'notes')).toSorted()).toEqual([...gzipped.keys()].toSorted());
  expect(existsSync(cache)).toBe(false);
});

test('a download that fails says why in one sentence, and what to do by hand', async () => {
  const mirror = await deadAddress();
  const { vitrum, cache } = await createVitrum({ VITRUM_MIRROR: mirror });
  expect(both(await vitrum('get', 'notes'), cache)).toEqual({
    stdout: '',
    stderr:
      'error: The dataset "notes" is not in the cache folder …, and notes-images.gz cannot be downloaded: mirror refused the connection.\n' +
      '  Put notes-images and notes-labels into a folder and name it with --data-dir or VITRUM_DATA_DIR; https://mirror.example/notes/ serves them.\n',
    exitCode: 1,
  });
});

test('what a server does that may pass is told, and the download goes on', async () => {
  let isBusy = true;
  const mirror = await startMirror(({ url }, response) => {
    if (isBusy) response.writeHead(503).end();
    else response.end(gzipped.get((url ?? '').split('/').at(-1) ?? ''));
    isBusy = false;
  });
  const { vitrum, cache } = await createVitrum({ VITRUM_MIRROR: mirror.address });
  const { stderr, exitCode } = both(await vitrum('get', 'notes'), cache);
  expect(stderr).toMatch(/^note: mirror answered 503 Service Unavailable; trying again in 0\.5 s\ndownloading notes-images from mirror, file 1 of 2, /);
  expect(exitCode).toBe(0);
});

describe('wrong use', () => {
  test.each([
    [['get'], 'The command "data get" needs an argument: <name>.', 'See "vitrum data get --help".'],
    [['get', 'note'], 'There is no dataset called "note".', 'Did you mean "notes"?'],
    [['get', 'xor'], 'The dataset "xor" has no published files: it is computed, or reads files of your own.', 'Datasets with published files: mnist, '],
    [['clear', '--data-dir', 'x'], 'The command "data clear" has no option "--data-dir".', 'See "vitrum data clear --help".'],
    [['lst'], 'There is no command "data lst".', 'Did you mean "list"? Commands: list, get, verify, clear.'],
  ])('%j', async (args, message, hint) => {
    const { cwd } = await createVitrum();
    const { stderr, exitCode } = await runVitrum(['data', ...args, ...(args[0] === 'lst' ? [] : ['--plugin', plugin])], { cwd });
    expect(stderr.split('\n').slice(0, 2)).toEqual([`error: ${message}`, expect.stringContaining(hint)]);
    expect(exitCode).toBe(2);
  });
});
