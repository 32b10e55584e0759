import type { Lab } from '../lab/lab.ts';
import { rememberPath } from './path-of.ts';

/** The files with those of each archived sweep folder in the place of its archive; other archives stay as they are. */
export async function unpackSweeps(lab: Pick<Lab, 'run' | 'messages'>, files: readonly File[]): Promise<readonly File[]> {
  const found = await Promise.all(
    files.map(async (file): Promise<readonly File[]> => {
      if (!/\.zip$/i.test(file.name)) return [file];
      const unpacked = await lab.messages.attempt(() => lab.run.files.unpackSweep(file).then((inside) => inside ?? 'another archive'), 'Opening the archive');
      if (unpacked === undefined) return []; // what was wrong has been told
      if (typeof unpacked === 'string') return [file];
      for (const { path, file: inside } of unpacked) rememberPath(inside, path);
      return unpacked.map(({ file: inside }) => inside);
    }),
  );
  return found.flat();
}
