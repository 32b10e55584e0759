import type { OptionSchema, Reference } from '@vitrum/core';
import { isRecord, standInFor } from '@vitrum/core/internal';
import type { LayerConfig, NetworkConfig } from '@vitrum/network';
import type { NamedNetwork, Run } from '@vitrum/runs';
import { isNamedNetwork, isSameJson } from '@vitrum/runs/internal';

/** Settings being edited: a configuration for the loaded data. */
export interface Draft extends Pick<Run, 'training' | 'base'> {
  readonly network: NetworkConfig | NamedNetwork;
}

/** A draft with the hidden layers, then the output. */
export type LayeredDraft = Pick<Run, 'base' | 'network' | 'training'>;

/** A draft whose layers follow from a name. */
export interface NamedDraft extends Draft {
  readonly network: NamedNetwork;
}

export const isNamed = (draft: Draft): draft is NamedDraft => isNamedNetwork(draft.network);

export const isLayered = (draft: Draft): draft is LayeredDraft => !isNamed(draft);

export const maxUnits = 512;
const usualUnits = 16;

/** A draft of a run's settings, layer by layer. */
export const draftOf = ({ base, network, training }: Run): LayeredDraft => ({ ...(base && { base }), network, training });

/** A draft of what the worker tells of a run: by its name where its layers follow from one. */
export const draftOfTold = ({ description, named }: { readonly description: Run; readonly named?: NamedNetwork | undefined }): Draft =>
  named === undefined ? draftOf(description) : { network: named, training: description.training };

/** What using a draft would do to the run. */
export type Change = 'none' | 'epochs' | 'new-run';

/** Only the epochs of a run can be changed; any other change needs a new run. */
export function changeBetween(run: Draft, draft: Draft): Change {
  if (isSameJson(run, draft)) return 'none';
  const { epochs } = draft.training;
  return isSameJson({ ...run, training: { ...run.training, epochs } }, draft) ? 'epochs' : 'new-run';
}

export const withTraining = <D extends Draft>(draft: D, name: string, value: unknown): D => ({
  ...draft,
  training: { ...draft.training, [name]: value },
});

const withLayers = (draft: LayeredDraft, change: (layers: readonly LayerConfig[]) => readonly LayerConfig[]): LayeredDraft => ({
  ...draft,
  network: { ...draft.network, layers: change(draft.network.layers) },
});

export const withLayer = (draft: LayeredDraft, index: number, layer: LayerConfig): LayeredDraft => withLayers(draft, (layers) => layers.with(index, layer));

export const withoutLayer = (draft: LayeredDraft, index: number): LayeredDraft => withLayers(draft, (layers) => layers.toSpliced(index, 1));

/** Lets training leave a layer of the base as it is, or train it. */
export function withFrozen(draft: LayeredDraft, index: number, isFrozen: boolean): LayeredDraft {
  const changed = withLayers(draft, (layers) => layers.map(({ trainable, ...layer }, place) => ({ ...layer, ...((place === index ? isFrozen : trainable === false) && { trainable: false }) })));
  const frozen = changed.network.layers.flatMap(({ trainable }, place) => (trainable === false ? [place] : []));
  return { ...changed, ...(draft.base && { base: { ...draft.base, freeze: frozen.join(',') || 'none' } }) };
}

/** Adds a hidden layer before the output, like the last one. */
export function withAnotherLayer(draft: LayeredDraft): LayeredDraft {
  return withLayers(draft, (layers) => {
    const model = layers.slice(0, -1).findLast(({ type }) => type === 'dense') ?? layers.at(-1) ?? { type: 'dense' };
    const units = model === layers.at(-1) ? usualUnits : model['units'];
    return layers.toSpliced(-1, 0, { ...model, type: 'dense', units });
  });
}

/** Replaces a layer by one of another type, with its required options. */
export function withLayerType(draft: LayeredDraft, index: number, type: string, options: OptionSchema): LayeredDraft {
  const needed = neededOptions(options);
  const units = 'units' in options ? { units: draft.network.layers[index]?.['units'] ?? usualUnits } : {};
  return withLayer(draft, index, { ...needed, ...units, type });
}

/** Sets the activation of every layer that has one, except the output's. */
export function withHiddenActivation(draft: LayeredDraft, reference: Reference): LayeredDraft {
  return withLayers(draft, (layers) => layers.map((layer, index) => (index < layers.length - 1 && 'activation' in layer ? { ...layer, activation: reference } : layer)));
}

/** Sets the initializer of all layers. */
export function withInitializer(draft: LayeredDraft, option: InitializerOption, reference: Reference): LayeredDraft {
  return withLayers(draft, (layers) => layers.map((layer) => (option in layer ? { ...layer, [option]: reference } : layer)));
}

export type InitializerOption = 'weightInitializer' | 'biasInitializer';

/** The initializer of the first layer that has one. */
export function initializerOf({ network }: LayeredDraft, option: InitializerOption): Reference | undefined {
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
    case 'numbers':
      return {};
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
