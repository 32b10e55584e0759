/** A stretch of a file that is read at once, and which of the wanted rows lie in it. */
export interface Stretch {
  /** First row, and number of rows. */
  readonly first: number;
  readonly count: number;
  /** Positions in the list of wanted rows. */
  readonly wanted: Uint32Array;
}

/** Reading on over so many bytes that nobody wants is cheaper than another request. */
const widestGap = 16_384;
/** The longest stretch: what is read at once has to fit into memory a few times. */
const longestStretch = 1_048_576;

/** Puts rows into the order of the file, and those that lie close together into one stretch. */
export function planReads(rows: Uint32Array, bytesPerRow: number): readonly Stretch[] {
  const order = Uint32Array.from(rows.keys()).sort((a, b) => (rows[a] ?? 0) - (rows[b] ?? 0));
  const rowsAcross = Math.max(1, Math.floor(widestGap / bytesPerRow));
  const mostRows = Math.max(1, Math.floor(longestStretch / bytesPerRow));
  const stretches: Stretch[] = [];
  let start = 0;
  for (let i = 1; i <= order.length; i++) {
    const first = rows[order[start] ?? 0] ?? 0;
    const last = rows[order[i - 1] ?? 0] ?? 0;
    const next = i < order.length ? (rows[order[i] ?? 0] ?? 0) : Infinity;
    if (next - last <= rowsAcross && next - first < mostRows) continue;
    stretches.push({ first, count: last - first + 1, wanted: order.subarray(start, i) });
    start = i;
  }
  return stretches;
}
