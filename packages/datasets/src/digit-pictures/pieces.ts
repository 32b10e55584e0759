/** A connected component of a mask. */
export interface Piece {
  readonly pixels: readonly number[];
  readonly left: number;
  readonly top: number;
  /** The first column and row beyond it. */
  readonly right: number;
  readonly bottom: number;
}

/** The connected components of a mask, in row order; pixels touch at their sides, and optionally at their corners. */
export function piecesOf(mask: readonly boolean[], width: number, touchAtCorners: boolean): readonly Piece[] {
  const height = mask.length / width;
  const seen = new Uint8Array(mask.length);
  const pieces: Piece[] = [];

  function grow(start: number): Piece {
    const pixels = [start];
    seen[start] = 1;
    let [left, top, right, bottom] = [width, height, 0, 0];
    for (const pixel of pixels) {
      const x = pixel % width;
      const y = Math.floor(pixel / width);
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x + 1);
      bottom = Math.max(bottom, y + 1);
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          const next = row * width + column;
          const isCorner = row !== y && column !== x;
          if (mask[next] !== true || seen[next] === 1 || (isCorner && !touchAtCorners)) continue;
          seen[next] = 1;
          pixels.push(next); // visited by the same loop
        }
      }
    }
    return { pixels, left, top, right, bottom };
  }

  mask.forEach((isIn, pixel) => {
    if (isIn && seen[pixel] === 0) pieces.push(grow(pixel));
  });
  return pieces;
}
