/** A list of numbers of unknown length, in chunks, so that growing copies nothing. */
export class GrowingList {
  readonly #chunks: Int32Array[] = [];
  #length = 0;

  push(value: number): void {
    const place = this.#length % chunkLength;
    if (place === 0) this.#chunks.push(new Int32Array(chunkLength));
    const chunk = this.#chunks.at(-1);
    if (chunk !== undefined) chunk[place] = value;
    this.#length++;
  }

  /** Returns all numbers and empties the list. */
  toArray(): Int32Array {
    const all = new Int32Array(this.#length);
    this.#chunks.forEach((chunk, k) => all.set(chunk.subarray(0, this.#length - k * chunkLength), k * chunkLength));
    this.#chunks.length = 0;
    this.#length = 0;
    return all;
  }
}

const chunkLength = 65_536;
