/** The layout of a layer's units: in columns, from top to bottom, then to the right. */
export interface UnitGrid {
  /** Number of units shown, the first ones. */
  readonly shown: number;
  readonly rows: number;
  readonly columns: number;
}

/** Maximum number of units shown; the rest are counted. */
export const maxUnits = 256;
export const usualRows = 16;
/** Aspect ratio of a large layer. */
const steepness = 1.6;

/** @param maxRows - For a stage that is lower than usual. */
export function unitGrid(units: number, maxRows?: number): UnitGrid {
  const shown = Math.min(units, maxUnits);
  const rows = Math.min(shown, maxRows ?? Math.max(usualRows, Math.ceil(Math.sqrt(shown * steepness))));
  return { shown, rows, columns: Math.ceil(shown / Math.max(1, rows)) };
}

/** The unit that a key leads to; undefined for other keys. */
export function unitAfter(key: string, unit: number, { shown, rows }: UnitGrid): number | undefined {
  const inside = (next: number): number => (next >= 0 && next < shown ? next : unit);
  switch (key) {
    case 'ArrowDown':
      return inside(unit + 1);
    case 'ArrowUp':
      return inside(unit - 1);
    case 'ArrowRight':
      return inside(unit + rows);
    case 'ArrowLeft':
      return inside(unit - rows);
    case 'Home':
      return 0;
    case 'End':
      return shown - 1;
    default:
      return undefined;
  }
}
