/** A file with text, wherever it comes from. */
export interface TextFile {
  /** Its path or name, for messages. */
  readonly path: string;
  /** Its text from the beginning, piece by piece; called as often as the file is gone through. */
  read(): AsyncIterable<string>;
}

/** The same before it is known how its text is encoded. */
export interface ByteFile {
  readonly path: string;
  /** Its content, unpacked, piece by piece. */
  read(): AsyncIterable<Uint8Array>;
}

/** The longest row or line that is read, in characters: an unclosed quote would otherwise take in the rest of the file. */
export const maxRowBytes = 4 * 1024 * 1024;
