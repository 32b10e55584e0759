import { Chalk } from 'chalk';
import type { Terminal } from '../../src/terminal.ts';
import { collectingStream } from '@vitrum/test-support/collecting-stream';

/** A terminal that keeps what is written to it. */
export interface FakeTerminal extends Terminal {
  readonly written: () => string;
}

/** A terminal of 80 columns without colors. */
export function fakeTerminal(settings: Partial<Terminal> = {}): FakeTerminal {
  const stream = collectingStream(80);
  return {
    colorLevel: 0,
    isUnicode: true,
    columns: 80,
    isInteractive: true,
    chalk: new Chalk({ level: settings.colorLevel ?? 0 }),
    stream,
    print: (line) => void stream.write(`${line}\n`),
    ...settings,
    written: stream.written,
  };
}
