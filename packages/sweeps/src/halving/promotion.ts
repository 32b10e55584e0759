/** A trial that has come to a rung. */
export interface RungResult {
  readonly trial: string;
  /** Smaller is better. */
  readonly cost: number;
}

/**
 * The trial that goes on to the next rung, and the number of the rung it comes from: the best one of those among the best 1/η of a rung that
 * were not promoted yet, of the highest rung where there is one.
 *
 * Source: ASHA, Li et al. 2020, "A system for massively parallel hyperparameter tuning", MLSys 2, algorithm 2.
 *
 * @param rungs - The results of each rung, the first one first.
 * @param isPromoted - True for a trial that has been promoted from a rung.
 */
export function promotable(rungs: readonly (readonly RungResult[])[], factor: number, isPromoted: (trial: string, rung: number) => boolean): { readonly trial: string; readonly rung: number } | undefined {
  for (let rung = rungs.length - 2; rung >= 0; rung--) {
    const results = rungs[rung] ?? [];
    const best = results.toSorted((a, b) => a.cost - b.cost).slice(0, Math.floor(results.length / factor));
    const next = best.find(({ trial }) => !isPromoted(trial, rung));
    if (next !== undefined) return { trial: next.trial, rung };
  }
  return undefined;
}
