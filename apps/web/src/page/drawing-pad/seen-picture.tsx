import { createEffect, type JSX } from 'solid-js';

interface SeenPictureProps {
  /** 28 × 28 bytes; undefined for an empty pad. */
  readonly pixels: Uint8Array | Uint8ClampedArray | undefined;
}

const side = 28;

/** The drawing as the network sees it, pixel by pixel. */
export function SeenPicture(props: SeenPictureProps): JSX.Element {
  let canvas: HTMLCanvasElement | undefined;
  createEffect(() => {
    const context = canvas?.getContext('2d');
    if (context === undefined || context === null) return;
    context.putImageData(toImage(props.pixels), 0, 0);
  });
  return (
    <canvas
      ref={(element) => (canvas = element)}
      class="drawing-pad-seen"
      width={side}
      height={side}
      role="img"
      aria-label={props.pixels === undefined ? 'Nothing is drawn yet' : 'The drawing in 28 × 28 pixels, scaled and centered'}
    />
  );
}

function toImage(pixels: Uint8Array | Uint8ClampedArray | undefined): ImageData {
  const image = new ImageData(side, side);
  for (let pixel = 0; pixel < side * side; pixel++) {
    const gray = pixels?.[pixel] ?? 0;
    image.data.set([gray, gray, gray, 255], 4 * pixel);
  }
  return image;
}
