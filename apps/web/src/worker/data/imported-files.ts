import { VitrumError } from '@vitrum/core';
import { reasonOf } from '@vitrum/runs/internal';
import { decompress, isGzip } from './decompress.ts';

/** A file of a visitor, read. */
export interface ImportedContent {
  readonly name: string;
  /** As it came. */
  readonly raw: Uint8Array<ArrayBuffer>;
  /** Unpacked where it came gzipped. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isGzipped: boolean;
}

/** The files that a visitor has brought, by name. They stay where they are, and are read when they are needed. */
export class ImportedFiles {
  readonly #files = new Map<string, File>();

  /** A later file of the same name takes the place of an earlier one. */
  add(file: File): void {
    this.#files.set(file.name, file);
  }

  has(name: string): boolean {
    return this.#files.has(name);
  }

  /** Size in bytes, as it came. */
  sizeOf(name: string): number | undefined {
    return this.#files.get(name)?.size;
  }

  /**
   * @throws VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP
   */
  async read(name: string): Promise<ImportedContent> {
    const file = this.#files.get(name);
    if (file === undefined) {
      throw new VitrumError({
        code: 'VITRUM_DATA_UNREADABLE',
        message: `There is no ${name} among the files that you brought.`,
        hint: 'Drop it onto the page; a page cannot look for it on your computer.',
      });
    }
    return readFile(file);
  }
}

/**
 * @throws VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP
 */
export async function readFile(file: File): Promise<ImportedContent> {
  const raw = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    (error: unknown) => {
      throw new VitrumError({
        code: 'VITRUM_DATA_UNREADABLE',
        message: `${file.name} cannot be read: ${reasonOf(error)}.`,
        hint: 'If it has changed since you brought it, bring it again.',
        cause: error,
      });
    },
  );
  return { name: file.name, raw, bytes: await decompress(raw, file.name), isGzipped: isGzip(raw) };
}
