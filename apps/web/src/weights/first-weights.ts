import { createEffect, createRoot, createSignal, on, type Accessor } from 'solid-js';
import type { Lab } from '../lab/lab.ts';
import type { LayerWeights } from '../worker/api/run.ts';

/** The weights that a run began with; undefined where it came to the page trained. */
export type FirstWeights = Accessor<readonly LayerWeights[] | undefined>;

const keptOfLabs = new WeakMap<Lab, FirstWeights>();

/**
 * The weights that the present run began with. They are kept from the first call on, for the whole visit: whoever is always on the
 * page calls it, so that a panel that is opened late finds them.
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
    on([() => lab.state.run, lab.weights], ([run, weights], previous) => {
      const [runBefore, weightsBefore] = previous ?? [];
      if (run === runBefore) return;
      if (lab.state.status === 'untrained') setFirst(weights);
      // Another run with other weights, trained already. With the same weights it is the same run, with more epochs to come.
      else if (weights !== weightsBefore) setFirst(undefined);
    }),
  );
  return first;
}
