/** Successive halving: which trials go on. */
export interface Halving {
  /** Of so many trials, the best one is promoted. */
  readonly factor: number;
  /** The epochs after which trials are compared for the first time. */
  readonly minEpochs: number;
}

/** The numbers of epochs after which trials are compared: r·ηᵏ below the maximum, and the maximum itself. */
export function rungsOf(halving: Halving | undefined, epochs: number): readonly number[] {
  if (halving === undefined) return [epochs];
  const rungs: number[] = [];
  for (let rung = halving.minEpochs; rung < epochs; rung *= halving.factor) rungs.push(rung);
  return [...rungs, epochs];
}
