import { WriteStream } from 'node:tty';
import type { Environment } from '@vitrum/data-cache';
import { Chalk, type ChalkInstance, type ColorSupportLevel } from 'chalk';
import isUnicodeSupported from 'is-unicode-supported';
import type { OutputStream } from './output-stream.ts';
import { printableLines } from './printable.ts';

/** The capabilities of an output. */
export interface Style {
  /** 0 none, 1 sixteen colors, 2 256 colors, 3 true color. */
  readonly colorLevel: ColorSupportLevel;
  /** True if block and box characters can be shown. */
  readonly isUnicode: boolean;
  /** Characters that fit into a line. */
  readonly columns: number;
}

/** An output stream for people. */
export interface Terminal extends Style {
  /** True if the cursor can be moved, so that a line can be overwritten. */
  readonly isInteractive: boolean;
  readonly stream: OutputStream;
  readonly chalk: ChalkInstance;
  readonly print: (text: string) => void;
}

const defaultColumns = 80;

/** Detects the capabilities of a stream: a terminal, or a file or pipe for plain text. */
export function openTerminal(stream: OutputStream, env: Environment): Terminal {
  const { TERM, COLUMNS } = env;
  const { isTTY = false } = stream;
  const isInteractive = isTTY && TERM !== 'dumb';
  const colorLevel = colorLevelOf(isTTY, env);
  return {
    colorLevel,
    // Colors forced into a pipe, as for `less -R`, mean that a terminal is at its other end.
    isUnicode: (isInteractive || (colorLevel > 0 && !isTTY)) && isUnicodeSupported(),
    get columns() {
      return isTTY ? (stream.columns ?? defaultColumns) : Number(COLUMNS) || defaultColumns;
    },
    isInteractive,
    stream,
    chalk: new Chalk({ level: colorLevel }),
    print: (text) => void stream.write(`${printableLines(text, colorLevel > 0)}\n`),
  };
}

const levels: Readonly<Record<number, ColorSupportLevel>> = { 1: 0, 4: 1, 8: 2, 24: 3 };

/** The color level that Node detects for a terminal; for anything else FORCE_COLOR decides. */
function colorLevelOf(isTTY: boolean, env: Environment): ColorSupportLevel {
  const { NO_COLOR, FORCE_COLOR } = env;
  if (NO_COLOR || (!isTTY && FORCE_COLOR === undefined)) return 0; // https://no-color.org: set and not empty
  return levels[WriteStream.prototype.getColorDepth(env)] ?? 0;
}
