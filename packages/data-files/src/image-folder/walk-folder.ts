import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { systemCode, unreadable } from '@vitrum/core/internal';
import { pictureExtensions } from '../pictures/picture-format.ts';

/** The content of a folder and its subfolders; paths are relative to it, with slashes. */
export interface FolderContent {
  /** Files with a picture extension. */
  readonly pictures: readonly string[];
  /** Folders without any picture below them. */
  readonly emptyFolders: readonly string[];
  /** Other files by kind: `.txt`, `broken link`. System files are not included. */
  readonly others: readonly { readonly path: string; readonly kind: string }[];
}

/** Files that systems and archivers create; names that begin with a dot are ignored too. */
const systemFiles: ReadonlySet<string> = new Set(['thumbs.db', 'ehthumbs.db', 'desktop.ini', '__macosx', '@eadir', '$recycle.bin', 'system volume information']);

/**
 * Lists everything below a folder, sorted by code units, independently of system and locale.
 *
 * @throws VITRUM_DATA_UNREADABLE
 */
export async function walkFolder(folder: string): Promise<FolderContent> {
  const content = { pictures: [] as string[], emptyFolders: [] as string[], others: [] as { path: string; kind: string }[] };

  async function walk(path: string, way: string, ancestors: readonly string[]): Promise<void> {
    const before = content.pictures.length;
    for (const entry of await entriesOf(path)) {
      const name = way === '' ? entry.name : `${way}/${entry.name}`;
      const [place, kind] = [join(path, entry.name), await kindOf(join(path, entry.name), entry)];
      if (kind === 'file' && pictureExtensions.includes(extname(entry.name).toLowerCase())) content.pictures.push(name);
      else if (kind === 'file') content.others.push({ path: name, kind: extname(entry.name).toLowerCase() || 'without extension' });
      else if (kind !== 'folder') content.others.push({ path: name, kind });
      else await enter(place, name, ancestors);
    }
    if (way !== '' && content.pictures.length === before) content.emptyFolders.push(way);
  }

  async function enter(place: string, name: string, ancestors: readonly string[]): Promise<void> {
    const real = await realpath(place);
    if (ancestors.includes(real)) content.others.push({ path: name, kind: 'link to a folder that it lies in' });
    else await walk(place, name, [...ancestors, real]);
  }

  await walk(folder, '', [await realpath(folder).catch((error: unknown) => { throw unreadable(folder, error); })]);
  return content;
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  const wanted = entries.filter(({ name }) => !name.startsWith('.') && !systemFiles.has(name.toLowerCase()));
  return wanted.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function kindOf(path: string, entry: Dirent): Promise<'file' | 'folder' | 'broken link' | 'special file'> {
  if (!entry.isSymbolicLink()) return entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'special file';
  try {
    const status = await stat(path);
    return status.isDirectory() ? 'folder' : status.isFile() ? 'file' : 'special file';
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ELOOP') return 'broken link';
    throw unreadable(path, error);
  }
}
