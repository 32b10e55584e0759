import { resolve } from 'node:path';

/**
 * The paths that a user gives to a command. They are relative to the current folder of the command, which need not be that of
 * the process; messages tell them as they were given.
 */
export class GivenPaths {
  /** The current folder of the command. */
  readonly cwd: string;
  readonly #given = new Map<string, string>();

  constructor(cwd: string) {
    this.cwd = cwd;
  }

  /** The absolute path that a given one stands for. */
  resolve(path: string): string {
    const absolute = resolve(this.cwd, path);
    if (absolute !== path) this.#given.set(absolute, withoutSlash(path));
    return absolute;
  }

  /** A text in which every path that {@link resolve} gave reads as the user wrote it. */
  asGiven(text: string): string {
    const longestFirst = [...this.#given].toSorted(([one], [other]) => other.length - one.length);
    return longestFirst.reduce((told, [absolute, given]) => told.replaceAll(wholePath(absolute), () => given), text);
  }
}

/** The path by itself or with what lies in it, and not as a part of a longer name. */
function wholePath(path: string): RegExp {
  return new RegExp(String.raw`(?<![\w/.-])${path.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}(?![\w-]|\.\w)`, 'g');
}

const withoutSlash = (path: string): string => path.replace(/(?<=.)\/+$/, '');
