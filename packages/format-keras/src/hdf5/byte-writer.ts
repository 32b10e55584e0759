/** The address of what is not there. */
export const undefinedAddress = -1;

/** Bytes that grow, little-endian. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** So many zeros. */
  skip(count: number): void {
    this.#room(count);
  }

  /** Zeros up to the next multiple of 8. */
  align(): void {
    this.skip((8 - (this.#length % 8)) % 8);
  }

  bytes(bytes: ArrayLike<number>): void {
    const at = this.#room(bytes.length); // first: it may make the bytes anew
    this.#bytes.set(bytes, at);
  }

  uint16(value: number): void {
    const at = this.#room(2);
    this.#view.setUint16(at, value, true);
  }

  uint32(value: number): void {
    const at = this.#room(4);
    this.#view.setUint32(at, value, true);
  }

  float32(value: number): void {
    const at = this.#room(4);
    this.#view.setFloat32(at, value, true);
  }

  /** An address or a length, 64 bits. */
  address(value: number): void {
    const at = this.#room(8);
    this.#view.setBigInt64(at, BigInt(value), true);
  }

  /** Writes over what is there. */
  replace(at: number, bytes: Uint8Array): void {
    this.#bytes.set(bytes, at);
  }

  take(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** Makes room behind the end, and returns where it begins. */
  #room(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#length, 2 * this.#bytes.length));
      grown.set(this.#bytes);
      this.#bytes = grown;
      this.#view = new DataView(grown.buffer);
    }
    return at;
  }
}
