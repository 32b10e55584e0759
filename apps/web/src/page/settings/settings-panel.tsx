import { createEffect, createMemo, createSignal, For, on, Show, untrack, type JSX } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { Reference } from '@vitrum/core';
import { isReference } from '@vitrum/core/internal';
import { isSameJson } from '@vitrum/runs/internal';
import { trainingSchema } from '@vitrum/trainer/internal';
import { useLab } from '../lab/lab-context.ts';
import { AugmentedVariants } from './augmented-variants.tsx';
import { DraftRevision } from './draft-revision.ts';
import { changeBetween, draftOfTold, initializerOf, isLayered, withInitializer, withTraining, type Change, type Draft, type LayeredDraft } from './draft.ts';
import { NetworkChoice } from './network-choice.tsx';
import { OptionFields, ReferenceField, ReferencesField } from './option-fields.tsx';
import { presets, type Preset } from './presets.ts';
import { SettingsSummary } from './settings-summary.tsx';
import { usePreview } from './use-preview.ts';
import './settings-panel.css';

const { loss: _, augmentation: augmentationOption, optimizer, schedule, metrics, ...numbers } = trainingSchema;
/** The options of training, those with the widest fields first. */
const stepsSchema = { optimizer, schedule, metrics, ...numbers };

/** Everything that determines a run: a draft until it is used. */
export function SettingsPanel(): JSX.Element {
  const lab = useLab();
  const present = createMemo(() => (lab.state.run === undefined ? undefined : draftOfTold(unwrap(lab.state.run))));
  const [draft, setDraft] = createSignal<Draft | undefined>(untrack(present));
  const [revision, setRevision] = createSignal(0);
  const replaceDraft = (next: Draft | undefined): void => {
    setDraft(next);
    setRevision((before) => before + 1);
  };
  const preview = usePreview(lab, draft);
  const change = (): Change => {
    const [from, to] = [present(), draft()];
    return from === undefined || to === undefined ? 'none' : changeBetween(from, to);
  };

  // Another run replaces the draft; one that is restarted or extended does not.
  createEffect(
    on(present, (next, before) => {
      const isUntouched = before === undefined || isSameJson(before, draft());
      const isOther = before !== undefined && next !== undefined && changeBetween(before, next) === 'new-run';
      if (isUntouched || isOther) replaceDraft(next);
    }),
  );

  const offered = createMemo(() => {
    const data = lab.state.data === undefined ? undefined : unwrap(lab.state.data);
    return presets.filter((preset) => data !== undefined && preset.config(data) !== undefined);
  });

  async function choose(preset: Preset): Promise<void> {
    const config = lab.state.data === undefined ? undefined : preset.config(unwrap(lab.state.data));
    if (config === undefined) return;
    const chosen = await lab.messages.attempt(() => lab.run.ask.preview(config));
    if (chosen === undefined) return;
    const seed = draft()?.training.seed;
    const fresh = draftOfTold(chosen);
    replaceDraft(seed === undefined ? fresh : withTraining(fresh, 'seed', seed));
  }

  async function use(): Promise<void> {
    const asked = draft();
    if (asked === undefined || change() === 'none') return;
    const isUsed = change() === 'epochs' ? await lab.run.prolong(asked.training.epochs) : await lab.run.configure(asked);
    if (isUsed) lab.view.recordAction('setting-changed');
  }

  return (
    <Show when={draft()} fallback={<p class="soft">The settings appear here once there is a network.</p>}>
      {(shown) => (
        <DraftRevision.Provider value={revision}>
        <form
          class="settings"
          aria-label="Settings of the run"
          onSubmit={(event) => {
            event.preventDefault();
            void use();
          }}
        >
          <div class="row">
            <span class="small soft">Begin from</span>
            <For each={offered()}>
              {(preset) => (
                <button type="button" title={preset.about} onClick={() => void choose(preset)}>
                  {preset.name}
                </button>
              )}
            </For>
          </div>
          <fieldset class="settings-part">
            <legend>The network</legend>
            <NetworkChoice draft={shown()} preview={preview()} onChange={setDraft} />
          </fieldset>
          <Show when={layeredOf(shown())}>
            {(layered) => (
              <fieldset class="settings-part">
                <legend>The first weights</legend>
                <div class="settings-pair">
                  <Initializer draft={layered()} option="weightInitializer" label="Initializer of the weights" onChange={setDraft} />
                  <Initializer draft={layered()} option="biasInitializer" label="Initializer of the biases" onChange={setDraft} />
                </div>
              </fieldset>
            )}
          </Show>
          <fieldset class="settings-part">
            <legend>Augmentation</legend>
            <ReferencesField
              label="Augmentation"
              option={augmentationOption}
              value={shown().training.augmentation}
              onChange={(augmentation) => setDraft(withTraining(shown(), 'augmentation', augmentation))}
            />
            <Show when={shown().training.augmentation.length > 0 && lab.state.data?.picture}>
              {(size) => <AugmentedVariants augmentation={shown().training.augmentation} seed={shown().training.seed} size={size()} />}
            </Show>
          </fieldset>
          <fieldset class="settings-part">
            <legend>The cost</legend>
            <ReferenceField
              label="Loss"
              kind="loss"
              value={referenceOr(shown().training.loss, 'squared-error')}
              onChange={(loss) => setDraft(withTraining(shown(), 'loss', loss))}
            />
          </fieldset>
          <fieldset class="settings-part">
            <legend>The steps</legend>
            <div class="settings-steps">
              <OptionFields
                options={stepsSchema}
                values={shown().training}
                onChange={(name, value) => setDraft(withTraining(shown(), name, value))}
              />
            </div>
          </fieldset>
          <SettingsSummary draft={shown()} change={change()} preview={preview()} onDiscard={() => replaceDraft(present())} />
        </form>
        </DraftRevision.Provider>
      )}
    </Show>
  );
}

const layeredOf = (draft: Draft): LayeredDraft | undefined => (isLayered(draft) ? draft : undefined);

function Initializer(props: {
  readonly draft: LayeredDraft;
  readonly option: 'weightInitializer' | 'biasInitializer';
  readonly label: string;
  readonly onChange: (draft: LayeredDraft) => void;
}): JSX.Element {
  return (
    <Show when={initializerOf(props.draft, props.option)}>
      {(reference) => (
        <ReferenceField
          label={props.label}
          kind="initializer"
          value={reference()}
          onChange={(chosen) => {
            props.onChange(withInitializer(props.draft, props.option, chosen));
          }}
        />
      )}
    </Show>
  );
}

const referenceOr = (value: unknown, otherwise: string): Reference => (isReference(value) ? value : otherwise);
