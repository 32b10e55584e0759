/** How the units of a layer stand: in columns, from top to bottom, then to the right. */
export interface UnitGrid {
  /** Units that are shown: the first ones. */
  readonly shown: number;
  readonly rows: number;
  readonly columns: number;
}

/** Units beyond this many are counted, not shown. */
export const mostUnits = 256;
const usualRows = 16;
/** Of a large layer: so much higher than wide. */
const steepness = 1.6;

export function unitGrid(units: number): UnitGrid {
  const shown = Math.min(units, mostUnits);
  const rows = Math.min(shown, Math.max(usualRows, Math.ceil(Math.sqrt(shown * steepness))));
  return { shown, rows, columns: Math.ceil(shown / Math.max(1, rows)) };
}

/** Where a key leads from a unit; undefined for a key that leads nowhere. */
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
