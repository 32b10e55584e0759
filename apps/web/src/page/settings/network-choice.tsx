import { createUniqueId, For, Show, type JSX } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { OptionSchema } from '@vitrum/core';
import type { NamedNetwork } from '@vitrum/runs';
import { useLab } from '../lab/lab-context.ts';
import type { CatalogItem } from '../../shared/api/catalog.ts';
import { AboutChoice } from './about-choice.tsx';
import { draftOf, isLayered, isNamed, optionsOf, referenceTo, withOption, type Draft, type LayeredDraft } from './draft.ts';
import { LayerList } from './layer-list.tsx';
import { NamedLayers } from './named-layers.tsx';
import { OptionFields } from './option-fields.tsx';
import { describeRegularization } from './regularization.ts';
import type { Preview } from './use-preview.ts';

/** Which network: layer by layer, or one by name with its options. */
export function NetworkChoice(props: {
  readonly draft: Draft;
  readonly preview: Preview | undefined;
  readonly onChange: (draft: Draft) => void;
}): JSX.Element {
  const lab = useLab();
  const id = createUniqueId();
  const choices = (): readonly CatalogItem[] => lab.state.catalog?.networks ?? [];
  const named = (): NamedNetwork | undefined => (isNamed(props.draft) ? props.draft.network : undefined);
  const layered = (): LayeredDraft | undefined => (isLayered(props.draft) ? props.draft : undefined);
  const chosen = (): CatalogItem | undefined => choices().find(({ name }) => name === named()?.type);
  const options = (): OptionSchema => chosen()?.options ?? {};

  /** A network by name is trained as fits it; layer by layer, the layers that there are can be changed. */
  async function choose(name: string): Promise<void> {
    const item = choices().find((choice) => choice.name === name);
    if (item === undefined) {
      props.onChange(await inLayers());
      return;
    }
    const network = namedOf(referenceTo(name, item.options));
    props.onChange({ network, training: await fittingTraining(network) });
  }

  async function inLayers(): Promise<Draft> {
    const told = await lab.run.ask.preview(props.draft).catch(() => undefined);
    const description = told?.description ?? unwrap(lab.state.run?.description);
    return description === undefined ? props.draft : { ...draftOf(description), training: props.draft.training };
  }

  async function fittingTraining(network: NamedNetwork): Promise<Draft['training']> {
    const { epochs, seed, augmentation } = props.draft.training;
    // Where the network does not fit the data, the summary says so.
    const told = await lab.run.ask.preview({ network, training: { epochs, seed, augmentation } }).catch(() => undefined);
    return told?.description.training ?? props.draft.training;
  }

  return (
    <>
      <div class="settings-choice">
        <div class="settings-choice-menu">
          <div class="settings-field">
            <label for={id}>Kind of network</label>
            <select id={id} onChange={({ currentTarget }) => void choose(currentTarget.value)}>
              <option value="" selected={named() === undefined}>
                layer by layer
              </option>
              <For each={choices()}>
                {(item) => (
                  <option value={item.name} selected={item.name === named()?.type}>
                    {item.isBuiltin ? item.name : `${item.name} (${item.plugin})`}
                  </option>
                )}
              </For>
            </select>
          </div>
          <Show when={named()}>
            {(network) => (
              <OptionFields
                options={options()}
                values={optionsOf(network())}
                onChange={(name, value) => {
                  props.onChange({ ...props.draft, network: namedOf(withOption(network(), options(), name, value)) });
                }}
              />
            )}
          </Show>
        </div>
        <Show when={chosen()}>{(item) => <AboutChoice item={item()} />}</Show>
      </div>
      <Show
        when={layered()}
        fallback={<NamedLayers network={props.preview?.run?.description.network} onChange={() => void choose('')} />}
      >
        {(draft) => (
          <>
            <LayerList draft={draft()} onChange={props.onChange} />
            <p class="settings-regularization small soft">{describeRegularization(lab.state.catalog)}</p>
          </>
        )}
      </Show>
    </>
  );
}

const namedOf = (reference: ReturnType<typeof referenceTo>): NamedNetwork => (typeof reference === 'string' ? { type: reference } : reference);
