import type { Step } from '@vitrum/formats/internal';
import { paddings } from '../graph/schema.ts';

/** A step that moves a window over a picture. */
type WindowStep = Extract<Step, { readonly windowHeight: number }>;

/** The padding as the word that the operators take: a window that lies on the picture alone needs none. Vitrum's padding is TensorFlow's. */
export function paddingOf({ height, width, rows, columns, strideY, strideX, windowHeight, windowWidth, dilation, top, left }: WindowStep): number {
  const whole = (length: number, stride: number, size: number): number => Math.floor((length - (size - 1) * dilation - 1) / stride) + 1;
  return top === 0 && left === 0 && rows === whole(height, strideY, windowHeight) && columns === whole(width, strideX, windowWidth) ? paddings.valid : paddings.same;
}

/** The same for a transposed convolution, whose window lies on the output. */
export function spreadPaddingOf({ height, width, rows, columns, strideY, strideX, windowHeight, windowWidth }: WindowStep): number {
  return rows === (height - 1) * strideY + windowHeight && columns === (width - 1) * strideX + windowWidth ? paddings.valid : paddings.same;
}
