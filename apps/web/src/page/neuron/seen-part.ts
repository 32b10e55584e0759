import type { NeuronView } from '../../shared/api/neuron.ts';
import type { NeuronInput } from './neuron-input.ts';
import { strongestMap, windowOf, type SeenWindow } from './window.ts';

/** The window of a unit, and the map whose part of it is shown. */
export interface SeenPart {
  readonly input: NeuronInput & { readonly kind: 'maps' };
  readonly window: SeenWindow;
  readonly map: number;
}

/** Undefined for a unit that sees no maps, or not through a window. The map is the chosen one, or the one that adds most. */
export function seenPart({ forward, places }: NeuronView, input: NeuronInput, chosen: number | undefined): SeenPart | undefined {
  if (input.kind !== 'maps') return undefined;
  const window = windowOf(places, input.shape);
  if (window === undefined) return undefined;
  const map = chosen !== undefined && window.maps.includes(chosen) ? chosen : strongestMap(window, forward.products);
  return { input, window, map };
}
