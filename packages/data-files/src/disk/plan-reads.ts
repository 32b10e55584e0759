/** A plan for reading rows of a file in ascending order. */
export interface ReadPlan {
  /** Indices into the wanted rows, sorted by row. */
  readonly places: Uint32Array;
  /** The index in `places` at which each read begins; the last element is the end. */
  readonly starts: readonly number[];
}

/** Reading a gap of this many bytes is cheaper than a second read. */
const maxGap = 16_384;

/** Maximum length of a read in bytes, so that several can be pending without much memory. */
const maxReadBytes = 1_048_576;

/**
 * Plans the reading of selected rows of a file: adjacent rows, or nearly adjacent ones, share a read.
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

/** 2²¹ places and 2³² rows together are exact in a 64-bit float. */
const maxPlaces = 0x20_0000;

function placesInOrder(indices: Uint32Array): Uint32Array {
  if (indices.length > maxPlaces) return Uint32Array.from(indices.keys()).sort((a, b) => (indices[a] ?? 0) - (indices[b] ?? 0));
  // Typed arrays sort many times faster without a comparison function.
  const keys = Float64Array.from(indices, (row, place) => row * maxPlaces + place).sort();
  return Uint32Array.from(keys, (key) => key % maxPlaces);
}
