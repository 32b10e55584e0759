import { isAbsolute, relative, sep } from 'node:path';

/** A path for people: relative to a folder if it is below it. */
export function displayPath(path: string, from: string): string {
  const short = relative(from, path);
  const isBelow = short !== '' && !isAbsolute(short) && !short.startsWith(`..${sep}`) && short !== '..';
  return isBelow ? short : path;
}
