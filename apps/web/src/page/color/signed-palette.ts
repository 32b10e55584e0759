import { divergingColor, type DivergingScale } from './diverging.ts';

/** Steps on each side of zero. */
const steps = 127;

/** Colors of the diverging scale, computed once: pictures that change many times per second look them up. */
export interface SignedPalette {
  /** Red, green, blue and opacity in the memory order of `ImageData`. */
  colorOf(value: number, limit: number): number;
}

/** For numbers that are not finite: on neither side of the scale. */
const notFiniteColor = [240, 180, 41] as const;

export function signedPalette(scale: DivergingScale): SignedPalette {
  const bytes = new Uint8ClampedArray((2 * steps + 2) * 4);
  for (let step = -steps; step <= steps; step++) bytes.set([...divergingColor(step, steps, scale), 255], (step + steps) * 4);
  bytes.set([...notFiniteColor, 255], (2 * steps + 1) * 4);
  const colors = new Uint32Array(bytes.buffer);
  const notFinite = colors[2 * steps + 1] ?? 0;
  return {
    colorOf: (value, limit) => {
      if (!Number.isFinite(value)) return notFinite;
      const share = limit > 0 ? Math.max(-1, Math.min(1, value / limit)) : 0;
      return colors[Math.round(share * steps) + steps] ?? notFinite;
    },
  };
}
