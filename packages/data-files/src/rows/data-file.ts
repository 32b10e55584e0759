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
   * Fills `bytes` from place `position` on, in the background.
   *
   * @throws VITRUM_DATA_UNREADABLE
   */
  async read(bytes: Uint8Array, position: number): Promise<void> {
    this.#checkOpen();
    this.#underWay++;
    try {
      let filled = 0;
      while (filled < bytes.length) {
        const count = await this.#readSome(bytes, filled, position + filled);
        if (count === 0) throw this.#cutShort();
        filled += count;
      }
    } finally {
      this.#underWay--;
      this.#closeWhenIdle();
    }
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

  #readSome(bytes: Uint8Array, offset: number, position: number): Promise<number> {
    return new Promise((resolve, reject) => {
      read(this.#descriptor, bytes, offset, bytes.length - offset, position, (error, count) => {
        if (error === null) resolve(count);
        else reject(unreadable(this.path, error));
      });
    });
  }

  #checkOpen(): void {
    if (this.#isClosed) throw dataUnreadable(this.path, 'it has been closed');
  }

  #cutShort(): Error {
    return dataUnreadable(this.path, 'it has become shorter since it was opened');
  }
}
