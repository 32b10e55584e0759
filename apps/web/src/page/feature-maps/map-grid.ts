import type { UnitGrid } from '../network-view/unit-grid.ts';

/** Maps that are shown until all are asked for. */
export const mapsAtFirst = 16;
const rowsAtMost = 8;

/** The maps of a layer stand in columns, as units do. */
export function mapGrid(maps: number, isWhole: boolean): UnitGrid {
  const shown = isWhole ? maps : Math.min(maps, mapsAtFirst);
  const rows = Math.max(1, Math.min(shown, rowsAtMost, Math.ceil(shown / Math.max(1, Math.ceil(shown / rowsAtMost)))));
  return { shown, rows, columns: Math.ceil(shown / rows) };
}
