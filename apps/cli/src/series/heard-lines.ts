import { stripVTControlCharacters } from 'node:util';
import type { CommandHost } from '../command-host.ts';

/**
 * What has been printed to standard error, so that several runs of one description do not say the same thing several times. An
 * indented line belongs to the one before it.
 */
export class HeardLines {
  readonly #heard = new Set<string>();

  /** A host that remembers what it prints to standard error. */
  recording(host: CommandHost): CommandHost {
    const { stderr } = host;
    const print = (text: string): void => {
      for (const line of text.split('\n')) this.#heard.add(plain(line));
      stderr.print(text);
    };
    // A new object: spreading would fix the width of the terminal.
    return { ...host, stderr: Object.create(stderr, { print: { value: print } }) as CommandHost['stderr'] }; // a terminal that prints otherwise
  }

  /** A filter for the lines of one run: true for what has not been printed yet. */
  filter(): (line: string) => boolean {
    let isNew = true;
    return (line) => {
      if (/^\s/.test(plain(line))) return isNew;
      isNew = !this.#heard.has(plain(line));
      this.#heard.add(plain(line));
      return isNew;
    };
  }
}

const plain = (line: string): string => stripVTControlCharacters(line).trimEnd();
