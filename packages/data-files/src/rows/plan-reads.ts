/** One read from a file: so many rows that lie side by side, some of which are wanted. */
export interface PlannedRead {
  /** The first row that is read. */
  readonly first: number;
  readonly count: number;
  /** The wanted rows, in rising order, and where each belongs among all that are wanted. */
  readonly wanted: readonly WantedRow[];
}

/** A row that is wanted. */
export interface WantedRow {
  readonly row: number;
  readonly position: number;
}

/** Reading this much too much is cheaper than a second read. */
const largestGap = 16_384;

/** A read is no longer than this, so that several can be under way without much memory. */
const longestRead = 1_048_576;

/**
 * Plans how some rows of a file are read, front to back: rows that lie side by side, or nearly so, in one read.
 *
 * @param indices - The wanted rows, in the order in which they are wanted; one may be wanted twice.
 */
export function planReads(indices: Uint32Array, rowBytes: number): readonly PlannedRead[] {
  const [gap, most] = [Math.floor(largestGap / rowBytes), Math.max(1, Math.floor(longestRead / rowBytes))];
  const reads: PlannedRead[] = [];
  let wanted: WantedRow[] = [];
  let first = 0;
  for (const position of risingOrder(indices)) {
    const row = indices[position] ?? 0;
    const last = wanted.at(-1)?.row;
    const joins = last !== undefined && row - last <= gap + 1 && row - first < most;
    if (!joins && last !== undefined) {
      reads.push({ first, count: last - first + 1, wanted });
      wanted = [];
    }
    if (!joins) first = row;
    wanted.push({ row, position });
  }
  const last = wanted.at(-1);
  return last === undefined ? [] : [...reads, { first, count: last.row - first + 1, wanted }];
}

/** The positions of `indices`, so that what stands there rises. */
function risingOrder(indices: Uint32Array): Uint32Array {
  const positions = Uint32Array.from(indices.keys());
  return positions.sort((a, b) => (indices[a] ?? 0) - (indices[b] ?? 0));
}
