import { createEffect, createMemo, createSignal, For, on, Show, untrack, type JSX } from 'solid-js';
import { unwrap } from 'solid-js/store';
import { isReference, type Reference } from '@vitrum/core';
import { isSameJson } from '@vitrum/runs';
import { trainingSchema } from '@vitrum/trainer';
import { useLab } from '../lab/lab-context.ts';
import { changeBetween, draftOf, initializerOf, withInitializer, withTraining, type Change, type Draft } from './draft.ts';
import { LayerList } from './layer-list.tsx';
import { OptionFields, ReferenceField } from './option-fields.tsx';
import { presets, type Preset } from './presets.ts';
import { describeRegularization } from './regularization.ts';
import { SettingsSummary } from './settings-summary.tsx';
import { usePreview } from './use-preview.ts';
import './settings-panel.css';

const { loss: _, augmentation: __, optimizer, schedule, ...numbers } = trainingSchema;
/** The options of training, those with the widest fields first. */
const stepsSchema = { optimizer, schedule, ...numbers };

/** Everything that determines a run: a draft until it is used. */
export function SettingsPanel(): JSX.Element {
  const lab = useLab();
  const present = createMemo(() => (lab.state.run === undefined ? undefined : draftOf(unwrap(lab.state.run.description))));
  const [draft, setDraft] = createSignal<Draft | undefined>(untrack(present));
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
      if (isUntouched || isOther) setDraft(next);
    }),
  );

  const offered = createMemo(() => {
    const data = lab.state.data === undefined ? undefined : unwrap(lab.state.data);
    return presets.filter((preset) => data !== undefined && preset.config(data) !== undefined);
  });

  async function choose(preset: Preset): Promise<void> {
    const config = lab.state.data === undefined ? undefined : preset.config(unwrap(lab.state.data));
    if (config === undefined) return;
    const chosen = await lab.attempt(() => lab.worker.preview(config));
    if (chosen === undefined) return;
    const seed = draft()?.training.seed;
    const fresh = draftOf(chosen.description);
    setDraft(seed === undefined ? fresh : withTraining(fresh, 'seed', seed));
  }

  async function use(): Promise<void> {
    const asked = draft();
    if (asked === undefined || change() === 'none') return;
    const isUsed = change() === 'epochs' ? await prolong(asked.training.epochs) : await lab.configure(asked);
    if (isUsed) lab.recordAction('setting-changed');
  }

  async function prolong(epochs: number): Promise<boolean> {
    const run = await lab.attempt(() => lab.worker.setEpochs(epochs), 'Changing the epochs');
    if (run === undefined) return false;
    await lab.adopt({ run });
    return true;
  }

  return (
    <Show when={draft()} fallback={<p class="soft">The settings appear here once there is a network.</p>}>
      {(shown) => (
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
            <LayerList draft={shown()} onChange={setDraft} />
            <p class="settings-regularization small soft">{describeRegularization(lab.state.catalog)}</p>
          </fieldset>
          <fieldset class="settings-part">
            <legend>The first weights</legend>
            <div class="settings-pair">
              <Initializer draft={shown()} option="weightInitializer" label="Initializer of the weights" onChange={setDraft} />
              <Initializer draft={shown()} option="biasInitializer" label="Initializer of the biases" onChange={setDraft} />
            </div>
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
          <SettingsSummary draft={shown()} change={change()} preview={preview()} onDiscard={() => setDraft(present())} />
        </form>
      )}
    </Show>
  );
}

function Initializer(props: {
  readonly draft: Draft;
  readonly option: 'weightInitializer' | 'biasInitializer';
  readonly label: string;
  readonly onChange: (draft: Draft) => void;
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
