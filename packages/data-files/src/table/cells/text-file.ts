/** A text file from any source. */
export interface TextFile {
  /** Its path or name, for messages. */
  readonly path: string;
  /** Its text in chunks; may be called repeatedly. */
  read(): AsyncIterable<string>;
}

/** A text file before its encoding is known. */
export interface ByteFile {
  /** Where it was read from, for messages: a path, or the name of a file that a user chose in a browser. */
  readonly path: string;
  /** Its uncompressed content in chunks. */
  read(): AsyncIterable<Uint8Array>;
}

/** Maximum length of a row or line in characters: an unclosed quote would otherwise swallow the rest of the file. */
export const maxRowBytes = 4 * 1024 * 1024;
