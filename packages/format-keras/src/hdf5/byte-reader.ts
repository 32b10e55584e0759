import { VitrumError } from '@vitrum/core';
import { invalidKerasFile } from '../invalid-keras-file.ts';

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** Reads numbers and texts of untrusted bytes by position, little-endian, and counts how much is looked at. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #visits: number;
  #budget: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Every message and every member takes some bytes: who looks at more of them goes in a circle.
    this.#visits = 1000 + 4 * bytes.length;
    this.#budget = 2 * bytes.length;
  }

  /** The number of bytes of the file. */
  get length(): number {
    return this.#bytes.length;
  }

  uint8(at: number): number {
    return this.#view.getUint8(this.#checked(at, 1));
  }

  uint16(at: number): number {
    return this.#view.getUint16(this.#checked(at, 2), true);
  }

  uint32(at: number): number {
    return this.#view.getUint32(this.#checked(at, 4), true);
  }

  /** An address or a length, 64 bits; one beyond all files is not there. */
  address(at: number): number {
    return Number(this.#view.getBigUint64(this.#checked(at, 8), true));
  }

  /** A piece of the file. */
  slice(at: number, length: number): Uint8Array {
    const start = this.#checked(at, length);
    return this.#bytes.subarray(start, start + length);
  }

  /** Text in UTF-8. */
  text(at: number, length: number): string {
    return new TextDecoder().decode(this.slice(at, length)).replace(/\0.*$/su, '');
  }

  textUntilZero(at: number): string {
    const end = this.#bytes.indexOf(0, this.#checked(at, 1));
    if (end === -1) throw invalidKerasFile('a name has no end');
    return this.text(at, end - at);
  }

  /** Checks that a structure begins with its mark. */
  expect(at: number, mark: string): void {
    this.visit();
    const found = String.fromCharCode(...this.slice(at, mark.length));
    if (found !== mark) throw invalidKerasFile(`at byte ${at} there is no ${mark}`);
  }

  /** Counts a step. */
  visit(): void {
    if (--this.#visits < 0) throw invalidKerasFile('its groups go round in a circle');
  }

  /** Counts bytes that are taken: datasets that share their bytes would make a small file large. */
  take(count: number): void {
    this.#budget -= count;
    if (!(this.#budget >= 0)) throw invalidKerasFile('its datasets are larger than the file');
  }

  /** The error for what later versions of HDF5 have. */
  unsupported(what: string): VitrumError {
    return new VitrumError({
      code: 'VITRUM_UNSUPPORTED_MODEL',
      message: `The HDF5 file has ${what}, which is not read.`,
      hint: 'Save it with Keras, or with h5py without a "libver": both write the layout that every reader knows.',
    });
  }

  #checked(at: number, length: number): number {
    if (Number.isSafeInteger(at) && at >= 0 && length >= 0 && at + length <= this.#bytes.length) return at;
    throw invalidKerasFile(`it is cut short: something lies at byte ${at} of ${this.#bytes.length}`);
  }
}
