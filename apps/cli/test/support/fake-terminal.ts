import { Writable } from 'node:stream';
import { Chalk } from 'chalk';
import type { Terminal } from '../../src/terminal.ts';

/** A terminal that keeps what is written to it. */
export interface FakeTerminal extends Terminal {
  readonly written: () => string;
}

/** A terminal of 80 columns without colours. */
export function fakeTerminal(settings: Partial<Terminal> = {}): FakeTerminal {
  let text = '';
  const stream = Object.assign(
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        text += chunk.toString();
        done();
      },
    }),
    { isTTY: true, columns: 80 },
  );
  return {
    colorLevel: 0,
    isUnicode: true,
    columns: 80,
    isInteractive: true,
    chalk: new Chalk({ level: settings.colorLevel ?? 0 }),
    // What is drawn with needs no more of a terminal's stream than this.
    stream: stream as unknown as NodeJS.WriteStream,
    print: (line) => void stream.write(`${line}\n`),
    ...settings,
    written: () => text,
  };
}
