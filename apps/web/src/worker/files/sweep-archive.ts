import { VitrumError } from '@vitrum/core';
import { stepOfCheckpoint } from '@vitrum/runs/internal';
import { runFileOf } from './run-texts.ts';

/** More than this in all is in no sweep of a page. */
const maxSize = 1024 * 1024 * 1024;

/**
 * The files of a sweep and its runs in a ZIP archive; undefined for an archive without `trials.jsonl`, and for one that cannot be read, of
 * which whoever opens it as a run tells.
 *
 * @throws VITRUM_INVALID_ARCHIVE for one that is too large
 */
export async function unpackSweep(archive: File): Promise<readonly { readonly path: string; readonly file: File }[] | undefined> {
  const { unzipSync } = await import('fflate');
  const bytes = new Uint8Array(await archive.arrayBuffer());
  const paths: string[] = [];
  let size = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        paths.push(name);
        if (isWanted(name)) size += originalSize;
        return false;
      },
    });
  } catch {
    return undefined; // told of when it is opened as a run
  }
  if (!paths.some((path) => baseOf(path) === 'trials.jsonl')) return undefined;
  if (size > maxSize) throw tooLarge(archive.name);
  // A folder may be packed without its own name.
  const root = paths.includes('trials.jsonl') ? `${archive.name.replace(/\.zip$/i, '')}/` : '';
  return Object.entries(unzipSync(bytes, { filter: ({ name }) => isWanted(name) })).map(([path, content]) => ({
    path: `${root}${path}`,
    file: new File([new Uint8Array(content)], baseOf(path), { lastModified: archive.lastModified }),
  }));
}

const baseOf = (path: string): string => path.split('/').at(-1) ?? path;

const isWanted = (path: string): boolean => {
  const name = baseOf(path);
  return name === 'trials.jsonl' || name === 'sweep.json' || runFileOf(name) !== undefined || stepOfCheckpoint(name) !== undefined;
};

const tooLarge = (name: string): VitrumError =>
  new VitrumError({
    code: 'VITRUM_INVALID_ARCHIVE',
    message: `The sweep in ${name} has more than 1 GB of files, which is too much for a page.`,
    hint: 'Choose trials.jsonl together with sweep.json: they tell of all runs.',
  });
