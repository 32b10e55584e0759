import { createEffect, type JSX } from 'solid-js';
import type { PictureSize } from '../worker/api/data.ts';

/** A grayscale picture, 0 black to 1 white; described by the text around it. */
export function SamplePicture(props: { readonly pixels: Float32Array; readonly size: PictureSize }): JSX.Element {
  let canvas: HTMLCanvasElement | undefined;
  createEffect(() => {
    const { width, height } = props.size;
    const context = canvas?.getContext('2d');
    if (canvas === undefined || context === null || context === undefined) return;
    canvas.width = width;
    canvas.height = height;
    context.putImageData(toImage(props.pixels, width, height), 0, 0);
  });
  return <canvas ref={(element) => (canvas = element)} class="sample-picture" aria-hidden="true" />;
}

function toImage(pixels: Float32Array, width: number, height: number): ImageData {
  const image = new ImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const gray = Math.round(255 * (pixels[pixel] ?? 0));
    image.data.set([gray, gray, gray, 255], 4 * pixel);
  }
  return image;
}
