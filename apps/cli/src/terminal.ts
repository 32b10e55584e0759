import { Chalk, supportsColor, supportsColorStderr, type ChalkInstance, type ColorSupportLevel } from 'chalk';
import isUnicodeSupported from 'is-unicode-supported';

/** How something may be drawn. */
export interface Style {
  /** 0 none, 1 sixteen colours, 2 256 colours, 3 all colours. */
  readonly colorLevel: ColorSupportLevel;
  /** True where block and box characters can be shown. */
  readonly isUnicode: boolean;
  /** Characters that fit into a line. */
  readonly columns: number;
}

/** A stream that people look at. */
export interface Terminal extends Style {
  /** True where the cursor can be moved, so that a line can be written over. */
  readonly isInteractive: boolean;
  readonly stream: NodeJS.WriteStream;
  readonly chalk: ChalkInstance;
  readonly print: (text: string) => void;
}

const defaultColumns = 80;

/** Standard output as what it is: a terminal, or a file or pipe that wants plain text. */
export const openStdout = (): Terminal => openTerminal(process.stdout, supportsColor === false ? 0 : supportsColor.level);

/** Standard error, likewise. */
export const openStderr = (): Terminal =>
  openTerminal(process.stderr, supportsColorStderr === false ? 0 : supportsColorStderr.level);

function openTerminal(stream: NodeJS.WriteStream, supportedColors: ColorSupportLevel): Terminal {
  const { NO_COLOR, TERM, COLUMNS } = process.env;
  const isInteractive = stream.isTTY && TERM !== 'dumb';
  const colorLevel = NO_COLOR ? 0 : supportedColors; // https://no-color.org: set and not empty
  return {
    colorLevel,
    // Whoever forces colours into a pipe, as for `less -R`, has a terminal at its other end.
    isUnicode: (isInteractive || (colorLevel > 0 && !stream.isTTY)) && isUnicodeSupported(),
    get columns() {
      return stream.isTTY ? stream.columns : Number(COLUMNS) || defaultColumns;
    },
    isInteractive,
    stream,
    chalk: new Chalk({ level: colorLevel }),
    print: (text) => void stream.write(`${text}\n`),
  };
}
