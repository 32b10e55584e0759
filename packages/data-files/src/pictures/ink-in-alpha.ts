import type { Sharp } from 'sharp';

/** Possible backgrounds of a transparent picture. */
export type Background = 'black' | 'white';

/** An invisible difference in brightness, out of 255. */
const unseen = 8;

/**
 * A background on which a transparent picture is visible: the given one, unless the picture vanishes there, like white strokes on
 * white.
 */
export async function seenBackground(image: Sharp, wanted: Background): Promise<Background> {
  const other = wanted === 'white' ? 'black' : 'white';
  if ((await contrastOn(image, wanted)) > unseen) return wanted;
  return (await contrastOn(image, other)) > unseen ? other : wanted;
}

async function contrastOn(image: Sharp, background: Background): Promise<number> {
  // Statistics describe the original picture, so it must be flattened first.
  const { data, info } = await image.clone().flatten({ background }).toColorspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  let widest = 0;
  for (let channel = 0; channel < info.channels; channel++) {
    let [low, high] = [255, 0];
    for (let i = channel; i < data.length; i += info.channels) {
      const value = data[i] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    widest = Math.max(widest, high - low);
  }
  return widest;
}
