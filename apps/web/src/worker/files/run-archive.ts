import { VitrumError } from '@vitrum/core';
import { reasonOf, runFiles, stepOfCheckpoint, type RunFile } from '@vitrum/runs/internal';
import { runFileOf, type CheckpointFile, type RunContent, type RunTexts } from './run-texts.ts';

/** Larger files than this are in no run of a page. */
const maxFileSize = 512 * 1024 * 1024;

/** A run folder as a ZIP archive. */
export async function packRun(folder: string, { texts, checkpoint }: RunContent): Promise<Uint8Array<ArrayBuffer>> {
  const { zipSync, strToU8 } = await import('fflate');
  const files = Object.entries(texts).map(([file, text]) => {
    // The keys of the texts are those of the files.
    return [`${folder}/${runFiles[file as RunFile]}`, strToU8(text)] as const;
  });
  return new Uint8Array(zipSync({ ...Object.fromEntries(files), [`${folder}/${checkpoint.name}`]: checkpoint.bytes }, { level: 6 }));
}

/** What was found of a run folder. */
export interface FoundRun {
  readonly texts: Partial<RunTexts>;
  /** In no particular order. */
  readonly checkpoints: readonly CheckpointFile[];
}

/**
 * The files of a run folder in a ZIP archive; others are passed over, as is every folder around them.
 *
 * @throws VITRUM_INVALID_ARCHIVE
 */
export async function unpackRun(bytes: Uint8Array, name: string): Promise<FoundRun> {
  const { unzipSync } = await import('fflate');
  const decoder = new TextDecoder();
  try {
    const files = unzipSync(bytes, { filter: ({ name: path, originalSize }) => originalSize <= maxFileSize && isOfRun(baseOf(path)) });
    const texts = Object.entries(files).flatMap(([path, content]) => {
      const file = runFileOf(baseOf(path));
      return file === undefined ? [] : [[file, decoder.decode(content)] as const];
    });
    const checkpoints = Object.entries(files).flatMap(([path, content]) => {
      const base = baseOf(path);
      return stepOfCheckpoint(base) === undefined ? [] : [{ name: base, bytes: new Uint8Array(content) }];
    });
    return { texts: Object.fromEntries(texts), checkpoints };
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_ARCHIVE',
      message: `The archive ${name} cannot be read: ${reasonOf(error)}.`,
      hint: 'It was probably not copied completely: take the original, or its files.',
      cause: error,
    });
  }
}

/** The files of a model in a ZIP archive; the archive itself where it has a run, or cannot be read, which {@link unpackRun} says. */
export async function unpackModel(bytes: Uint8Array, archive: File): Promise<readonly File[]> {
  const { unzipSync } = await import('fflate');
  const names: string[] = [];
  let size = 0;
  try {
    const filter = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }): boolean => {
      names.push(baseOf(name));
      size += originalSize;
      return size <= maxFileSize;
    };
    const files = Object.entries(unzipSync(bytes, { filter }));
    const isRun = names.some((name) => isOfRun(name) && name !== runFiles.model);
    return isRun ? [archive] : files.map(([path, content]) => new File([new Uint8Array(content)], baseOf(path)));
  } catch {
    return [archive];
  }
}

const isOfRun = (name: string): boolean => runFileOf(name) !== undefined || stepOfCheckpoint(name) !== undefined;

const baseOf = (path: string): string => path.split('/').at(-1) ?? path;
