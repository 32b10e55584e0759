import { isRecord, standInFor, type OptionSchema, type Reference } from '@vitrum/core';
import type { LayerConfig } from '@vitrum/network';
import { isSameJson, type Run } from '@vitrum/runs';

/** Settings being edited: a configuration for the loaded data, with the hidden layers, then the output. */
export type Draft = Pick<Run, 'network' | 'training'>;

export const maxUnits = 512;
const usualUnits = 16;

/** A draft of a run's settings. */
export const draftOf = ({ network, training }: Run): Draft => ({ network, training });

/** What using a draft would do to the run. */
export type Change = 'none' | 'epochs' | 'new-run';

/** Only the epochs of a run can be changed; any other change needs a new run. */
export function changeBetween(run: Draft, draft: Draft): Change {
  if (isSameJson(run, draft)) return 'none';
  const { epochs } = draft.training;
  return isSameJson({ ...run, training: { ...run.training, epochs } }, draft) ? 'epochs' : 'new-run';
}

export const withTraining = (draft: Draft, name: string, value: unknown): Draft => ({
  ...draft,
  training: { ...draft.training, [name]: value },
});

const withLayers = ({ network, training }: Draft, change: (layers: readonly LayerConfig[]) => readonly LayerConfig[]): Draft => ({
  network: { ...network, layers: change(network.layers) },
  training,
});

export const withLayer = (draft: Draft, index: number, layer: LayerConfig): Draft => withLayers(draft, (layers) => layers.with(index, layer));

export const withoutLayer = (draft: Draft, index: number): Draft => withLayers(draft, (layers) => layers.toSpliced(index, 1));

/** Adds a hidden layer before the output, like the last one. */
export function withAnotherLayer(draft: Draft): Draft {
  return withLayers(draft, (layers) => {
    const model = layers.slice(0, -1).findLast(({ type }) => type === 'dense') ?? layers.at(-1) ?? { type: 'dense' };
    const units = model === layers.at(-1) ? usualUnits : model['units'];
    return layers.toSpliced(-1, 0, { ...model, type: 'dense', units });
  });
}

/** Replaces a layer by one of another type, with its required options. */
export function withLayerType(draft: Draft, index: number, type: string, options: OptionSchema): Draft {
  const needed = neededOptions(options);
  const units = 'units' in options ? { units: draft.network.layers[index]?.['units'] ?? usualUnits } : {};
  return withLayer(draft, index, { ...needed, ...units, type });
}

/** Sets the initializer of all layers. */
export function withInitializer(draft: Draft, option: InitializerOption, reference: Reference): Draft {
  return withLayers(draft, (layers) => layers.map((layer) => (option in layer ? { ...layer, [option]: reference } : layer)));
}

export type InitializerOption = 'weightInitializer' | 'biasInitializer';

/** The initializer of the first layer that has one. */
export function initializerOf({ network }: Draft, option: InitializerOption): Reference | undefined {
  return network.layers.map((layer) => layer[option]).find(isGiven);
}

const isGiven = (value: unknown): value is Reference => typeof value === 'string' || (isRecord(value) && typeof value['type'] === 'string');

/** A placeholder value for each option without a default. */
export function neededOptions(options: OptionSchema): Readonly<Record<string, unknown>> {
  const needed = Object.entries(options).filter(([, option]) => option.default === undefined);
  return Object.fromEntries(needed.map(([name, option]) => [name, someValue(option)]));
}

function someValue(option: OptionSchema[string]): unknown {
  switch (option.type) {
    case 'integer':
      return option.minimum ?? (option.exclusiveMinimum ?? 0) + 1;
    case 'number':
      return option.minimum ?? ((option.exclusiveMinimum ?? 0) + (option.exclusiveMaximum ?? option.maximum ?? 1)) / 2;
    case 'boolean':
      return false;
    case 'string':
      return option.choices?.[0] ?? '';
    case 'strings':
    case 'references':
      return [];
    case 'integers':
      return [option.minimum ?? option.maximum ?? 1];
    default:
      return standInFor(option.type);
  }
}

/** A reference with one option changed, in its shortest form: options at their defaults are left out. */
export function withOption(reference: Reference, options: OptionSchema, name: string, value: unknown): Reference {
  const { type, ...given } = typeof reference === 'string' ? { type: reference } : reference;
  const all = { ...given, [name]: value };
  const kept = Object.entries(all).filter(([option, kept]) => !isSameJson(kept, options[option]?.default));
  return kept.length === 0 ? type : { type, ...Object.fromEntries(kept) };
}

/** A reference to another contribution, with its required options. */
export function referenceTo(name: string, options: OptionSchema): Reference {
  const needed = neededOptions(options);
  return Object.keys(needed).length === 0 ? name : { type: name, ...needed };
}

/** The options of a reference. */
export function optionsOf(reference: Reference): Readonly<Record<string, unknown>> {
  if (typeof reference === 'string') return {};
  const { type: _, ...options } = reference;
  return options;
}

export const nameOf = (reference: unknown): string => (isGiven(reference) ? (typeof reference === 'string' ? reference : reference.type) : '');
