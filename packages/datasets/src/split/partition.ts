/** The indices of training and held-out samples, each part ascending. */
export interface SplitIndices {
  /** The samples that are trained on. */
  readonly train: Uint32Array;
  /** Absent where nothing is held out for validation. */
  readonly validation?: Uint32Array;
  /** The samples held out for testing. */
  readonly test: Uint32Array;
}

/** Divides the indices 0, 1, … of `size` samples into the two parts. */
export function partition(size: number, isHeldOut: (index: number) => boolean): SplitIndices {
  let testSize = 0;
  for (let index = 0; index < size; index++) testSize += isHeldOut(index) ? 1 : 0;
  const [train, test] = [new Uint32Array(size - testSize), new Uint32Array(testSize)];
  let [trains, tests] = [0, 0];
  for (let index = 0; index < size; index++) {
    if (isHeldOut(index)) test[tests++] = index;
    else train[trains++] = index;
  }
  return { train, test };
}
