import { layerStatistics, traceUnit } from '@vitrum/network';
import type { LayersApi } from '../shared/api/layers.ts';
import { batchStatisticsOf } from './inside/batch-statistics-of.ts';
import { lookAt } from './look-at.ts';
import { needRun } from './need.ts';
import { sampleOf } from './pass-of.ts';
import type { Session } from './session.ts';

/** Layers without weighted sums: pools, normalizations, dropouts, the sums that end residual blocks. */
export function layersApi(session: Session): LayersApi {
  return {
    traceUnit: ({ layer, unit, selection }) => {
      const run = needRun(session);
      const { network } = run.open;
      const sample = sampleOf(run, selection);
      return sample && traceUnit(session.registry, { network, input: sample.inputs.data, layer, unit });
    },
    batchStatistics: (layer) => {
      const { open: { network } } = needRun(session);
      if (!layerStatistics(network).some((each) => each.layer === layer)) return Promise.resolve(undefined);
      return lookAt(session, (copy, run) => Promise.resolve(batchStatisticsOf(copy, run, layer)));
    },
  };
}
