import { createEffect, type JSX } from 'solid-js';
import type { PictureForm } from '@vitrum/network';
import { paintPicture } from '../pictures/paint-picture.ts';

/** A picture of the data; described by the text around it. */
export function SamplePicture(props: { readonly pixels: Float32Array; readonly size: PictureForm }): JSX.Element {
  let canvas: HTMLCanvasElement | undefined;
  createEffect(() => {
    if (canvas !== undefined) paintPicture(canvas, props.pixels, props.size);
  });
  return <canvas ref={(element) => (canvas = element)} class="sample-picture" aria-hidden="true" />;
}
