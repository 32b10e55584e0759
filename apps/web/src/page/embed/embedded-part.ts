import { lazy, type Component } from 'solid-js';

/** The parts of the lab that can stand alone and that the page has loaded already. */
export interface LoadedParts {
  readonly network: Component;
  readonly curves: Component;
  readonly pad: Component;
  readonly data: Component;
  readonly lesson: Component;
}

/** Those that are fetched when they are asked for. */
const otherParts = {
  field: lazy(async () => ({ default: (await import('../field/field-panel.tsx')).FieldPanel })),
  weights: lazy(async () => ({ default: (await import('../weights/weights-panel.tsx')).WeightsPanel })),
  neuron: lazy(async () => ({ default: (await import('../neuron/neuron-panel.tsx')).NeuronPanel })),
  valley: lazy(async () => ({ default: (await import('../valley/valley-panel.tsx')).ValleyPanel })),
  results: lazy(async () => ({ default: (await import('../results/results-panel.tsx')).ResultsPanel })),
  settings: lazy(async () => ({ default: (await import('../settings/settings-panel.tsx')).SettingsPanel })),
} as const satisfies Readonly<Record<string, Component>>;

/** The parts by the name that an address gives them. */
export type EmbeddedParts = LoadedParts & typeof otherParts;

export const embeddedParts = (loaded: LoadedParts): EmbeddedParts => ({ ...loaded, ...otherParts });
