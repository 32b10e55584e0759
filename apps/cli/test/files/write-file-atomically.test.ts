import { randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile, readlink, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { removeAbandoned } from '../../src/files/remove-abandoned.ts';
import { writeFileAtomically, type AtomicWriteOptions } from '../../src/files/write-file-atomically.ts';
import { temporaryFolder } from '../../../../packages/data-cache/test/support/temporary-folder.ts';

const old = 'the earlier content, which is longer than the new one';

async function oldFile(): Promise<{ readonly folder: string; readonly path: string }> {
  const folder = await temporaryFolder();
  const path = join(folder, 'file');
  await writeFile(path, old);
  return { folder, path };
}

/** A disk that takes `perCall` bytes at once and has room for `room`; then it answers as its last `answer` does. */
function disk(perCall: number, room = Infinity, answer: 'error' | 'nothing' = 'error'): AtomicWriteOptions {
  return {
    create: async (path) => {
      const file = await open(path, 'wx');
      let left = room;
      return {
        write: async (bytes, offset, length) => {
          const count = Math.min(perCall, left, length);
          left -= count;
          if (count === 0 && answer === 'error') throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
          return count === 0 ? { bytesWritten: 0 } : file.write(bytes, offset, count);
        },
        sync: () => file.sync(),
        stat: () => file.stat(),
        close: () => file.close(),
      };
    },
  };
}

test('a file is replaced as a whole: who has the old one open still reads it', async () => {
  const { folder, path } = await oldFile();
  const opened = await open(path);
  await writeFileAtomically(path, Buffer.from('new'));
  expect(await opened.readFile('utf8')).toBe(old);
  await opened.close();
  expect(await readFile(path, 'utf8')).toBe('new');
  expect(await readdir(folder)).toEqual(['file']);
});

test('a file that cannot take its place leaves nothing behind', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'taken');
  await mkdir(path);
  await expect(writeFileAtomically(path, 'new')).rejects.toThrow(/EISDIR|EEXIST|EPERM|ENOTEMPTY/);
  expect(await readdir(folder)).toEqual(['taken']);
});

describe('D1: a disk that takes less than it is given', () => {
  const content = `${'äöü€'.repeat(300)}\n`;

  test.each([1, 7, 4096])('%i bytes at once make the whole file all the same', async (perCall) => {
    const { folder, path } = await oldFile();
    await writeFileAtomically(path, content, disk(perCall));
    expect(await readFile(path, 'utf8')).toBe(content);
    expect(await readdir(folder)).toEqual(['file']);
  });

  test.each([0, 1, 100, 1000])('with room for %i bytes, the earlier file stays and the error is the disk’s', async (room) => {
    const { folder, path } = await oldFile();
    await expect(writeFileAtomically(path, content, disk(64, room))).rejects.toThrow('ENOSPC');
    expect(await readFile(path, 'utf8')).toBe(old);
    expect(await readdir(folder)).toEqual(['file']);
  });

  test('one that takes nothing and says nothing is no success', async () => {
    const { folder, path } = await oldFile();
    await expect(writeFileAtomically(path, content, disk(64, 128, 'nothing'))).rejects.toThrow('only 128 of 2701 bytes could be written');
    expect(await readFile(path, 'utf8')).toBe(old);
    expect(await readdir(folder)).toEqual(['file']);
  });

  test('one whose file is shorter than what it said to have written is no success', async () => {
    const { folder, path } = await oldFile();
    const lying: AtomicWriteOptions = {
      create: async (temporary) => {
        const file = await open(temporary, 'wx');
        return {
          write: async (_bytes, _offset, length) => ({ bytesWritten: length }),
          sync: () => file.sync(),
          stat: () => file.stat(),
          close: () => file.close(),
        };
      },
    };
    await expect(writeFileAtomically(path, 'new', lying)).rejects.toThrow('0 bytes arrived instead of 3');
    expect(await readFile(path, 'utf8')).toBe(old);
    expect(await readdir(folder)).toEqual(['file']);
  });
});

describe('what was there keeps', () => {
  test.each([0o600, 0o664, 0o444])('its permissions %o', async (mode) => {
    const { path } = await oldFile();
    await chmod(path, mode);
    await writeFileAtomically(path, 'new');
    expect((await stat(path)).mode & 0o777).toBe(mode);
    expect(await readFile(path, 'utf8')).toBe('new');
  });

  test('its place behind a link', async () => {
    const { folder, path } = await oldFile();
    const link = join(folder, 'link');
    await symlink('file', link);
    await writeFileAtomically(link, 'new');
    expect(await readlink(link)).toBe('file');
    expect(await readFile(path, 'utf8')).toBe('new');
  });

  test('being a device: nothing is renamed over /dev/null', async () => {
    await writeFileAtomically('/dev/null', 'new');
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });
});

test('D17: what a killed process left is removed, of a file that others write after hours; other files stay', async () => {
  const folder = await temporaryFolder();
  const id = '0a1b2c3d-0000-4000-8000-00000000000f';
  const old = `file.${id}.temporary`;
  const others = ['file', 'file.123456', `other.${id}.temporary`, 'file.notes.temporary'];
  for (const name of [old, ...others]) {
    await writeFile(join(folder, name), 'content');
    const twoHoursAgo = Date.now() / 1000 - 7200;
    await utimes(join(folder, name), twoHoursAgo, twoHoursAgo);
  }
  const young = (name: string): string => `${name}.${randomUUID()}.temporary`;
  const [mine, shared] = [young('own'), young('file')];
  for (const name of [mine, shared]) await writeFile(join(folder, name), 'content');
  await removeAbandoned(folder, { isOwn: (name) => name === 'own', isShared: (name) => name === 'file' });
  expect((await readdir(folder)).toSorted()).toEqual([...others, shared].toSorted());
});
