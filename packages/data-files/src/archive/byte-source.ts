/** Bytes that come in chunks, taken in the lengths that are wanted. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array(0);

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** True if nothing more comes. */
  async isAtEnd(): Promise<boolean> {
    while (this.#chunk.length === 0) {
      const next = await this.#chunks.next();
      if (next.done === true) return true;
      this.#chunk = next.value;
    }
    return false;
  }

  /** The next `count` bytes, in memory of their own. */
  async take(count: number): Promise<Uint8Array> {
    const taken = new Uint8Array(count);
    let filled = 0;
    await this.#pass(count, (part) => {
      taken.set(part, filled);
      filled += part.length;
    });
    return taken;
  }

  /** Leaves out the next `count` bytes. */
  async skip(count: number): Promise<void> {
    await this.#pass(count, () => undefined);
  }

  async #pass(count: number, visit: (part: Uint8Array) => void): Promise<void> {
    for (let left = count; left > 0; ) {
      if (await this.isAtEnd()) throw new Error('it ends within a file');
      const part = this.#chunk.subarray(0, left);
      this.#chunk = this.#chunk.subarray(part.length);
      left -= part.length;
      visit(part);
    }
  }
}
