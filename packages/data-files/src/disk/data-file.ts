import { closeSync, openSync, read, readSync } from 'node:fs';
import { VitrumError } from '@vitrum/core';
import { unreadable } from '@vitrum/core/internal';

/** A file with random access, synchronous or in the background. */
export class DataFile {
  readonly #descriptor: number;
  readonly #name: string;
  readonly #onClosed: (() => void) | undefined;
  #underWay = 0;
  #isClosed = false;

  /**
   * @param descriptor - Of an open file; this object closes it.
   * @param name - Its name in messages.
   * @param onClosed - Called once the descriptor has been closed.
   */
  constructor(descriptor: number, name: string, onClosed?: () => void) {
    this.#descriptor = descriptor;
    this.#name = name;
    this.#onClosed = onClosed;
  }

  /** @throws VITRUM_DATA_UNREADABLE */
  static open(path: string): DataFile {
    try {
      return new DataFile(openSync(path, 'r'), path);
    } catch (error) {
      throw unreadable(path, error);
    }
  }

  /**
   * Fills `bytes` from `position`, synchronously.
   *
   * @throws VITRUM_DATA_UNREADABLE
   */
  readNow(bytes: Uint8Array, position: number): void {
    this.#checkOpen();
    let filled = 0;
    while (filled < bytes.length) {
      const count = this.#attemptRead(bytes, filled, position + filled);
      if (count === 0) throw this.#cutShort();
      filled += count;
    }
  }

  /**
   * Reads `length` bytes at `position` into `bytes` at `offset`, in the background.
   *
   * @throws VITRUM_DATA_UNREADABLE
   */
  read(bytes: Uint8Array, position: number, offset = 0, length = bytes.length): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#checkOpen();
      this.#underWay++;
      this.#readRest(bytes, position, offset, length, (failure) => {
        this.#underWay--;
        this.#closeWhenIdle();
        if (failure === undefined) resolve();
        else reject(failure);
      });
    });
  }

  /** Closes the file once pending reads have ended; further reads fail. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#closeWhenIdle();
  }

  #closeWhenIdle(): void {
    if (!this.#isClosed || this.#underWay > 0) return;
    closeSync(this.#descriptor);
    this.#onClosed?.();
  }

  #attemptRead(bytes: Uint8Array, offset: number, position: number): number {
    try {
      return readSync(this.#descriptor, bytes, offset, bytes.length - offset, position);
    } catch (error) {
      throw unreadable(this.#name, error);
    }
  }

  // Tens of thousands of these are made per second of training: one promise for each, and callbacks inside.
  #readRest(bytes: Uint8Array, position: number, offset: number, length: number, done: (failure?: Error) => void): void {
    read(this.#descriptor, bytes, offset, length, position, (error, count) => {
      if (error !== null) done(unreadable(this.#name, error));
      else if (count === length) done();
      else if (count === 0) done(this.#cutShort());
      else this.#readRest(bytes, position + count, offset + count, length - count, done);
    });
  }

  #checkOpen(): void {
    if (this.#isClosed) throw this.#failure('it has been closed', 'Read what is needed first, or load the data anew.');
  }

  #cutShort(): VitrumError {
    return this.#failure('it has become shorter since it was opened', 'Let nothing write to it while the program runs.');
  }

  #failure(reason: string, hint: string): VitrumError {
    return new VitrumError({ code: 'VITRUM_DATA_UNREADABLE', message: `${this.#name} cannot be read: ${reason}.`, hint });
  }
}
