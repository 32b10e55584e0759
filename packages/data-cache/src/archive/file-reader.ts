import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

/**
 * Reads an archive from an open file, which stays open.
 *
 * A damaged archive may point beyond 2⁵³, where Node's `read` throws from a callback, uncatchably; here every position outside
 * the file is reported as an error.
 *
 * The central directory is read in sequential pieces of about 50 bytes, which are served from a buffered block.
 */
export class FileReader extends RandomAccessReader {
  readonly #file: FileHandle;
  readonly #size: number;
  #block = { position: 0, bytes: new Uint8Array() };

  constructor(file: FileHandle, size: number) {
    super();
    this.#file = file;
    this.#size = size;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    if (!this.#holds(position, position + length)) return callback(new Error(outside));
    this.#readThroughBlock(buffer, offset, length, position).then(
      (bytesRead) => callback(null, bytesRead),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
    );
  }

  async #readThroughBlock(buffer: Buffer, offset: number, length: number, position: number): Promise<number> {
    if (length > chunkSize) return (await this.#file.read(buffer, offset, length, position)).bytesRead;
    const { position: start, bytes } = this.#block;
    if (position < start || position + length > start + bytes.length) {
      const block = new Uint8Array(Math.min(chunkSize, this.#size - position));
      const { bytesRead } = await this.#file.read(block, 0, block.length, position);
      this.#block = { position, bytes: block.subarray(0, bytesRead) };
    }
    const from = position - this.#block.position;
    const found = this.#block.bytes.subarray(from, from + length);
    buffer.set(found, offset);
    return found.length;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(readChunks(this.#file, start, end), { objectMode: false });
  }

  /** The caller closes the file. */
  override close(callback: (error: Error | null) => void): void {
    setImmediate(callback, null);
  }

  #holds(start: number, end: number): boolean {
    return Number.isSafeInteger(start) && start >= 0 && end <= this.#size;
  }
}

/** Node's own stream would close the file when abandoned. */
async function* readChunks(file: FileHandle, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let position = start; position < end; ) {
    const chunk = new Uint8Array(Math.min(chunkSize, end - position));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, position);
    if (bytesRead === 0) return; // the caller detects the missing bytes
    yield chunk.subarray(0, bytesRead);
    position += bytesRead;
  }
}

const chunkSize = 65_536;
const outside = 'it points to a place outside the file';
