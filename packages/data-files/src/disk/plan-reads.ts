/** How some rows of a file are read, front to back. */
export interface ReadPlan {
  /** Places among the wanted rows, so that the rows at these places rise. */
  readonly places: Uint32Array;
  /** Where in `places` each read begins; the last number is their end. */
  readonly starts: readonly number[];
}

/** Reading this much too much is cheaper than a second read. */
const maxGap = 16_384;

/** A read is no longer than this, so that several can be under way without much memory. */
const maxReadBytes = 1_048_576;

/**
 * Plans how some rows of a file are read: those that lie side by side, or nearly so, in one read.
 *
 * @param indices - The wanted rows, in the order in which they are wanted; one may be wanted twice.
 */
export function planReads(indices: Uint32Array, rowBytes: number): ReadPlan {
  const [gap, max] = [Math.floor(maxGap / rowBytes), Math.max(1, Math.floor(maxReadBytes / rowBytes))];
  const places = placesInOrder(indices);
  const starts: number[] = [];
  let [first, last] = [0, -Infinity];
  places.forEach((place, i) => {
    const row = indices[place] ?? 0;
    if (row - last > gap + 1 || row - first >= max) {
      starts.push(i);
      first = row;
    }
    last = row;
  });
  starts.push(places.length);
  return { places, starts };
}

/** 2²¹ places and 2³² rows together are exact in a number. */
const maxPlaces = 0x20_0000;

function placesInOrder(indices: Uint32Array): Uint32Array {
  if (indices.length > maxPlaces) return Uint32Array.from(indices.keys()).sort((a, b) => (indices[a] ?? 0) - (indices[b] ?? 0));
  // Numbers without a comparison function are sorted many times faster.
  const keys = Float64Array.from(indices, (row, place) => row * maxPlaces + place).sort();
  return Uint32Array.from(keys, (key) => key % maxPlaces);
}
