import type { BrightnessGrid } from './brightness-grid.ts';

/** Minimum ink of a component that belongs to the digit, as a fraction of the largest component's. */
const minShare = 0.02;

/** Removes connected components with little ink; pixels touch in eight directions. */
export function removeSpecks(grid: BrightnessGrid): { readonly cleaned: BrightnessGrid; readonly removed: number } {
  const { pieces, masses } = findPieces(grid);
  const minMass = minShare * Math.max(...masses);
  const isSpeck = masses.map((mass, piece) => piece > 0 && mass < minMass);
  const values = grid.values.map((value, pixel) => (isSpeck[pieces[pixel] ?? 0] === true ? 0 : value));
  return { cleaned: { ...grid, values }, removed: isSpeck.filter(Boolean).length };
}

/** The component number of each pixel, 0 without ink, and the total ink of each component. */
function findPieces({ width, height, values }: BrightnessGrid): { readonly pieces: Int32Array; readonly masses: number[] } {
  const pieces = new Int32Array(values.length);
  const masses = [0];
  const waiting: number[] = [];
  const visit = (pixel: number, piece: number): void => {
    if (pieces[pixel] !== 0 || values[pixel] === 0) return;
    pieces[pixel] = piece;
    waiting.push(pixel);
  };
  for (let start = 0; start < values.length; start++) {
    if (pieces[start] !== 0 || values[start] === 0) continue;
    let mass = 0;
    visit(start, masses.length);
    for (let pixel = waiting.pop(); pixel !== undefined; pixel = waiting.pop()) {
      mass += values[pixel] ?? 0;
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) visit(row * width + column, masses.length);
      }
    }
    masses.push(mass);
  }
  return { pieces, masses };
}
