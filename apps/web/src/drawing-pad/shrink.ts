/** Downscales a square picture by averaging blocks of `factor` × `factor` pixels. */
export function shrink(pixels: Uint8Array, side: number, factor: number): Uint8Array {
  const smaller = side / factor;
  return Uint8Array.from({ length: smaller * smaller }, (_, place) => {
    const [left, top] = [(place % smaller) * factor, Math.floor(place / smaller) * factor];
    let sum = 0;
    for (let i = 0; i < factor * factor; i++) sum += pixels[(top + Math.floor(i / factor)) * side + left + (i % factor)] ?? 0;
    return Math.round(sum / (factor * factor));
  });
}
