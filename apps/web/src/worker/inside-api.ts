import type { InsideApi } from '../shared/api/inside.ts';
import { exciteUnit } from './inside/excite-unit.ts';
import { HiddenMaps } from './inside/hidden-map-of.ts';
import { likesOf } from './inside/likes-of.ts';
import { lookedSamples } from './inside/looked-samples.ts';
import { saliencyOf } from './inside/saliency-of.ts';
import { lookAt } from './look-at.ts';
import { needRun } from './need.ts';
import { sampleOf } from './pass-of.ts';
import type { Session } from './session.ts';

/** What the run's network is like inside. Copies compute it: training goes on as if nobody looked. */
export function insideApi(session: Session): InsideApi {
  let maps: { readonly network: object; readonly of: HiddenMaps } | undefined;
  return {
    neuronLikes: (request) =>
      lookAt(session, (network, { open: { data: { test } } }) =>
        likesOf(network, test, request, lookedSamples(session.registry, network, test.size)),
      ),
    exciteNeuron: (request) => {
      const { network, data } = needRun(session).open;
      return exciteUnit(session.registry, network, data.train, request);
    },
    saliency: ({ selection, output }) => {
      const run = needRun(session);
      const sample = sampleOf(run, selection);
      const isPicture = session.data?.summary.picture !== undefined;
      return sample && saliencyOf(session.registry, run.open.network, sample.inputs.data, output, isPicture ? [0, 1] : undefined);
    },
    hiddenMap: (layer) =>
      lookAt(session, (network, { open }) => {
        if (maps?.network !== open.network) maps = { network: open.network, of: new HiddenMaps() };
        const { test } = open.data;
        return maps.of.ask(network, test, layer, lookedSamples(session.registry, network, test.size));
      }),
  };
}
