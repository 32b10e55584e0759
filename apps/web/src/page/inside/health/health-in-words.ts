import type { LayerHealth } from '../../../shared/api/inside.ts';
import type { LayerSummary } from '../../../shared/api/run.ts';
import { mapsOf } from '../../../shared/pictures/maps-of.ts';
import type { NeuronPlace } from '../../lab/lab-state.ts';

/** What is wrong with a neuron. */
export type Ailment = 'dead' | 'saturated';

/** Of a unit, or of the map that it belongs to. */
export function ailmentOf(health: readonly LayerHealth[], { layer, unit }: NeuronPlace, summary: Pick<LayerSummary, 'outputShape'> | undefined): Ailment | undefined {
  const own = health.find((each) => each.layer === layer);
  const maps = mapsOf(summary?.outputShape ?? []);
  const place = maps === undefined ? unit : unit % maps.channels;
  if (own?.dead.includes(place) === true) return 'dead';
  return own?.saturated.includes(place) === true ? 'saturated' : undefined;
}

/** A sentence about it, and what to do; undefined for a neuron that is well. */
export function healthInWords(health: readonly LayerHealth[], place: NeuronPlace, summary: Pick<LayerSummary, 'outputShape'> | undefined): string | undefined {
  const ailment = ailmentOf(health, place, summary);
  const looked = health.find(({ layer }) => layer === place.layer)?.looked ?? 0;
  if (ailment === 'dead') return `This neuron is dead: it gives the same number for each of ${looked} test samples, so nothing of the input passes through it. A smaller learning rate, other first weights, or an activation with a slope on both sides help.`;
  if (ailment === 'saturated') return `This neuron is saturated: for 95 % of ${looked} test samples its activation is nearly flat, so its weights hardly change. Smaller first weights, scaled inputs or a smaller learning rate help.`;
  return undefined;
}
