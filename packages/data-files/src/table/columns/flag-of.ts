import { toNumber } from '@vitrum/datasets/internal';

/** Parses a flag: 1 for `1` and `true`, 0 for `0` and `false`, otherwise undefined. */
export function flagOf(cell: string): number | undefined {
  const value = toNumber(cell) ?? words.get(cell.trim().toLowerCase());
  return value === 0 || value === 1 ? value : undefined;
}

const words: ReadonlyMap<string, number> = new Map([['false', 0], ['true', 1]]);
