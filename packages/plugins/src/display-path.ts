import { isAbsolute, relative, sep } from 'node:path';

/** A path as people read it: relative to a folder where it lies below it. */
export function displayPath(path: string, from: string): string {
  const short = relative(from, path);
  const isBelow = short !== '' && !isAbsolute(short) && !short.startsWith(`..${sep}`) && short !== '..';
  return isBelow ? short : path;
}
