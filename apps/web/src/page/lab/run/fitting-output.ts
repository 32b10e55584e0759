import { unwrap } from 'solid-js/store';
import type { RunConfig } from '@vitrum/runs';
import type { RunSummary } from '../../../shared/api/run.ts';

/** The run with the activation at its output that goes with its loss; undefined where there is none, or the layers follow from a name. */
export function withFittingOutput({ description, named, fittingOutput }: RunSummary): RunConfig | undefined {
  if (fittingOutput === undefined || named !== undefined) return undefined;
  const { dataset, base, network, training } = unwrap(description);
  const last = network.layers.at(-1);
  if (last === undefined || !('activation' in last)) return undefined;
  return { dataset, ...(base && { base }), network: { ...network, layers: network.layers.with(-1, { ...last, activation: fittingOutput }) }, training };
}
