import { createMemo, createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import { unwrap } from 'solid-js/store';
import { trainingSchema } from '@vitrum/trainer/internal';
import { isSameJson } from '@vitrum/runs/internal';
import { useLab } from '../lab/lab-context.ts';
import { draftOfTold, isLayered, withHiddenActivation, withTraining, type Draft } from '../settings/draft.ts';
import { OptionFields, ReferenceField } from '../settings/option-fields.tsx';
import { wordsOf } from '../settings/words-of.ts';
import { trainAgain } from './train-again.ts';
import '../settings/settings-panel.css';

/** Not a setting of its own: how the layers between input and output react. */
const activation = 'activation';

/** Settings that are tried one at a time, the most telling first. */
const tried = ['learningRate', activation, 'loss', 'optimizer', 'batchSize', 'shuffle', 'schedule', 'l2', 'augmentation', 'epochs', 'seed'] as const;
type Tried = (typeof tried)[number];

/** Trains the present run again with one setting changed, beside what it was. */
export function AgainForm(): JSX.Element {
  const lab = useLab();
  const id = createUniqueId();
  const [name, setName] = createSignal<Tried>('learningRate');
  const present = createMemo((): Draft | undefined => (lab.state.run === undefined ? undefined : draftOfTold(unwrap(lab.state.run))));
  const offered = (): readonly Tried[] => tried.filter((each) => each !== activation || hiddenActivation(present()) !== undefined);
  const [changed, setChanged] = createSignal<Draft>();
  const draft = (): Draft | undefined => changed() ?? present();
  const isChanged = (): boolean => changed() !== undefined && !isSameJson(changed(), present());

  function choose(value: string): void {
    const chosen = tried.find((each) => each === value);
    if (chosen === undefined) return;
    setChanged(undefined);
    setName(chosen);
  }

  function submit(): void {
    const wanted = changed();
    setChanged(undefined);
    if (wanted !== undefined) void trainAgain(lab, wanted);
  }

  return (
    <Show when={draft()} fallback={<p class="soft">There is no network yet.</p>}>
      {(shown) => (
        <form
          class="comparison-again"
          aria-label="Again, with one thing changed"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <div class="settings-field">
            <label for={id}>Change</label>
            <select id={id} value={name()} onChange={({ currentTarget }) => { choose(currentTarget.value); }}>
              <For each={offered()}>{(each) => <option value={each}>{wordsOf(each)}</option>}</For>
            </select>
          </div>
          <ChangedField name={name()} draft={shown()} onChange={setChanged} />
          <button type="submit" class="primary" disabled={!isChanged()}>
            Train again with it
          </button>
        </form>
      )}
    </Show>
  );
}

function ChangedField(props: { readonly name: Tried; readonly draft: Draft; readonly onChange: (draft: Draft) => void }): JSX.Element {
  const options = createMemo(() => Object.fromEntries(Object.entries(trainingSchema).filter(([name]) => name === props.name)));
  return (
    <Show
      when={props.name === activation ? hiddenActivation(props.draft) : undefined}
      fallback={<OptionFields options={options()} values={props.draft.training} onChange={(name, value) => { props.onChange(withTraining(props.draft, name, value)); }} />}
    >
      {(value) => (
        <ReferenceField
          label="Activation of the hidden layers"
          kind="activation"
          value={value()}
          onChange={(reference) => {
            if (isLayered(props.draft)) props.onChange(withHiddenActivation(props.draft, reference));
          }}
        />
      )}
    </Show>
  );
}

const hiddenActivation = (draft: Draft | undefined): string | undefined => {
  if (draft === undefined || !isLayered(draft)) return undefined;
  const found = draft.network.layers.slice(0, -1).map((layer) => layer['activation']).find((value) => value !== undefined);
  return typeof found === 'string' ? found : undefined;
};
