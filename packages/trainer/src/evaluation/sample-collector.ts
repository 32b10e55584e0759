import type { FloatArray, SampleRows } from '@vitrum/core';

const firstRows = 256;

/** Keeps the outputs and targets of samples: 8 bytes for each output of each sample. */
export class SampleCollector {
  readonly #width: number;
  #outputs: Float32Array;
  #targets: Float32Array;
  #size = 0;

  constructor(width: number) {
    this.#width = width;
    this.#outputs = new Float32Array(firstRows * width);
    this.#targets = new Float32Array(firstRows * width);
  }

  add(output: FloatArray, target: FloatArray): void {
    const at = this.#size * this.#width;
    if (at === this.#outputs.length) this.#grow();
    this.#outputs.set(output, at);
    this.#targets.set(target, at);
    this.#size++;
  }

  clear(): void {
    this.#size = 0;
  }

  rows(): SampleRows {
    const end = this.#size * this.#width;
    return { size: this.#size, width: this.#width, outputs: this.#outputs.subarray(0, end), targets: this.#targets.subarray(0, end) };
  }

  #grow(): void {
    const [outputs, targets] = [this.#outputs, this.#targets];
    this.#outputs = new Float32Array(2 * outputs.length);
    this.#targets = new Float32Array(2 * targets.length);
    this.#outputs.set(outputs);
    this.#targets.set(targets);
  }
}
