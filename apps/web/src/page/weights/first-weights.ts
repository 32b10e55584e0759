import { createEffect, createRoot, createSignal, on, type Accessor } from 'solid-js';
import type { Lab } from '../lab/lab.ts';
import type { LayerWeights } from '../../shared/api/run.ts';

/** The initial weights of a run; undefined if it was loaded trained. */
export type FirstWeights = Accessor<readonly LayerWeights[] | undefined>;

const keptOfLabs = new WeakMap<Lab, FirstWeights>();

/**
 * The initial weights of the current run, tracked from the first call on. Called by a component that is always mounted, so that a
 * panel opened later finds them.
 */
export function firstWeights(lab: Lab): FirstWeights {
  const known = keptOfLabs.get(lab);
  if (known !== undefined) return known;
  const kept = createRoot(() => keep(lab));
  keptOfLabs.set(lab, kept);
  return kept;
}

function keep(lab: Lab): FirstWeights {
  const [first, setFirst] = createSignal<readonly LayerWeights[]>();
  createEffect(
    on([() => lab.state.run, lab.run.weights], ([run, weights], previous) => {
      const [runBefore, weightsBefore] = previous ?? [];
      if (run === runBefore) return;
      if (lab.state.status === 'untrained' || lab.state.status === 'opened') setFirst(weights);
      // A different, already trained run. With the same weights it is the same run, extended.
      else if (weights !== weightsBefore) setFirst(undefined);
    }),
  );
  return first;
}
