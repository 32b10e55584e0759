import { resolve } from 'node:path';

/**
 * The paths that a user gives to a command, relative to the command's current folder, which may differ from the process's. Messages
 * show them as given.
 */
export class GivenPaths {
  /** The current folder of the command. */
  readonly cwd: string;
  readonly #given = new Map<string, string>();

  constructor(cwd: string) {
    this.cwd = cwd;
  }

  /** The absolute path of a given one. */
  resolve(path: string): string {
    const absolute = resolve(this.cwd, path);
    if (absolute !== path) this.#given.set(absolute, withoutSlash(path));
    return absolute;
  }

  /** Replaces every path returned by {@link resolve} in a text by the user's spelling. */
  asGiven(text: string): string {
    const byDescendingLength = [...this.#given].toSorted(([one], [other]) => other.length - one.length);
    return byDescendingLength.reduce((shown, [absolute, given]) => shown.replaceAll(wholePath(absolute), () => given), text);
  }
}

/** Matches the path itself or paths below it, but not longer names that begin with it. */
function wholePath(path: string): RegExp {
  return new RegExp(String.raw`(?<![\w/.-])${path.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}(?![\w-]|\.\w)`, 'g');
}

const withoutSlash = (path: string): string => path.replace(/(?<=.)\/+$/, '');
