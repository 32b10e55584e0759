import { closeSync, openSync, read, readSync } from 'node:fs';
import { dataUnreadable } from '@vitrum/datasets/node';
import { unreadable } from '../table/unreadable.ts';

/** A file that is read at any place, at once or in the background. */
export class DataFile {
  readonly path: string;
  readonly #descriptor: number;
  #underWay = 0;
  #isClosed = false;

  /** @throws VITRUM_DATA_UNREADABLE */
  constructor(path: string) {
    this.path = path;
    try {
      this.#descriptor = openSync(path, 'r');
    } catch (error) {
      throw unreadable(path, error);
    }
  }

  /**
   * Fills `bytes` from place `position` on, and waits for the disk.
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
   * Fills `length` bytes from `offset` on with what stands from place `position` on, in the background.
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

  /** Closes the file once what is under way has ended; nothing can be read afterwards. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#closeWhenIdle();
  }

  #closeWhenIdle(): void {
    if (this.#isClosed && this.#underWay === 0) closeSync(this.#descriptor);
  }

  #attemptRead(bytes: Uint8Array, offset: number, position: number): number {
    try {
      return readSync(this.#descriptor, bytes, offset, bytes.length - offset, position);
    } catch (error) {
      throw unreadable(this.path, error);
    }
  }

  // Tens of thousands of these come for a second of training: one promise for each, and callbacks within.
  #readRest(bytes: Uint8Array, position: number, offset: number, length: number, done: (failure?: Error) => void): void {
    read(this.#descriptor, bytes, offset, length, position, (error, count) => {
      if (error !== null) done(unreadable(this.path, error));
      else if (count === length) done();
      else if (count === 0) done(this.#cutShort());
      else this.#readRest(bytes, position + count, offset + count, length - count, done);
    });
  }

  #checkOpen(): void {
    if (this.#isClosed) throw dataUnreadable(this.path, 'it has been closed');
  }

  #cutShort(): Error {
    return dataUnreadable(this.path, 'it has become shorter since it was opened');
  }
}
