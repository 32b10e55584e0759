import type { DatasetPart, InputBytes } from '@vitrum/core';
import { createRandom } from '@vitrum/tensor';
import { byteRows, maxByte } from '../rows/byte-rows.ts';
import type { Rows } from '../rows/rows.ts';
import { drawDigitInto } from './draw-digit.ts';
import { frameSize, pixelCount } from './frame.ts';
import { pictureStream } from './sample-streams.ts';

/** Rows of digits, one for each label, each of which is drawn when it is first read. */
export function drawnRows(labels: Uint8Array, seed: number, part: DatasetPart): Rows {
  const images = new Uint8Array(labels.length * pixelCount);
  const coverage = new Float32Array(pixelCount);
  const isDrawn = new Uint8Array(labels.length);
  const pixels = (index: number): Uint8Array => {
    const picture = images.subarray(index * pixelCount, (index + 1) * pixelCount);
    if (isDrawn[index] === 1) return picture;
    drawDigitInto(picture, coverage, labels[index] ?? 0, createRandom(seed, pictureStream(part, index)));
    isDrawn[index] = 1;
    return picture;
  };
  const rows = byteRows(images, [frameSize, frameSize]);
  return {
    ...rows,
    inputBytes: new DrawnBytes(images, labels.length, pixels),
    read: (index, out, offset) => {
      pixels(index);
      rows.read(index, out, offset);
    },
    pixels,
  };
}

/** The bytes of the first `count` digits: all of these are drawn when the bytes are first asked for. */
class DrawnBytes implements InputBytes {
  readonly divisor = maxByte;
  readonly #images: Uint8Array;
  readonly #count: number;
  readonly #draw: (index: number) => void;
  #bytes: Uint8Array | undefined;

  constructor(images: Uint8Array, count: number, draw: (index: number) => void) {
    this.#images = images;
    this.#count = count;
    this.#draw = draw;
  }

  get bytes(): Uint8Array {
    return (this.#bytes ??= this.#drawAll());
  }

  first(count: number): InputBytes {
    return new DrawnBytes(this.#images, Math.min(count, this.#count), this.#draw);
  }

  #drawAll(): Uint8Array {
    for (let index = 0; index < this.#count; index++) this.#draw(index);
    return this.#images.subarray(0, this.#count * pixelCount);
  }
}
