import { For, Show, type JSX } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';

/** What a click in the plane means: a question, or a point of a class, or one of a curve. */
export type ClickMeaning = 'ask' | 'target' | number;

/** Chooses what a click does. */
export function PointChoice(props: { readonly meaning: ClickMeaning; readonly onChoose: (meaning: ClickMeaning) => void }): JSX.Element {
  const lab = useLab();
  const choices = (): readonly (readonly [ClickMeaning, string])[] => {
    const { data } = lab.state;
    if (data?.task === 'regression') return [['ask', 'asks'], ['target', 'adds a point']];
    return [['ask', 'asks'], ...(data?.classes ?? []).map((name, label) => [label, `adds “${name}”`] as const)];
  };
  const added = (): number => lab.state.data?.added ?? 0;
  return (
    <>
      <div class="row small" role="group" aria-label="What a click does">
        A click
        <For each={choices()}>
          {([meaning, words]) => (
            <button type="button" aria-pressed={props.meaning === meaning} onClick={() => props.onChoose(meaning)}>
              {words}
            </button>
          )}
        </For>
      </div>
      <Show when={added() > 0}>
        <p class="small" role="status">
          {added()} {added() === 1 ? 'point' : 'points'} of your own in the training data; they stay in this browser, until other data are loaded.
        </p>
      </Show>
    </>
  );
}
