import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '@vitrum/data-cache/internal';
import { afterAll, expect, test } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'vitrum-make-folder-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

test.each([['a'], ['b/c/d'], ['.']])('makes %s, and is content where it is there already', async (path) => {
  const folder = join(root, path);
  await makeFolder(folder);
  await makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

test('two at once do no harm', async () => {
  const folder = join(root, 'at/once');
  await Promise.all([makeFolder(folder), makeFolder(folder), makeFolder(join(folder, 'below'))]);
  expect(statSync(join(folder, 'below')).isDirectory()).toBe(true);
});

test('a file in the way is an error', async () => {
  mkdirSync(join(root, 'way'));
  writeFileSync(join(root, 'way', 'file'), '');
  await expect(makeFolder(join(root, 'way', 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(root, 'way', 'file', 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

// Linux's /proc answers "no such folder" for every new name, although it is there: Node's own `recursive` never returns.
test.runIf(process.platform === 'linux')('a file system that takes no folders is an error, not a hang', async () => {
  await expect(makeFolder('/proc/vitrum/cache')).rejects.toMatchObject({ code: 'ENOENT' });
});
