import { createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import type { Teaching } from '../../shared/api/own-data.ts';
import { formatCount, formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';

/** Teaches the network a drawing: by one step on it, or as one more sample of the training data. */
export function TeachDrawing(props: { readonly input: Float32Array; readonly predicted: number | undefined }): JSX.Element {
  const lab = useLab();
  const id = createUniqueId();
  const [meant, setMeant] = createSignal<number>();
  const [told, setTold] = createSignal('');
  const label = (): number => meant() ?? props.predicted ?? 0;
  const nameOf = (index: number): string => lab.state.data?.classes[index] ?? String(index);
  const classes = (): readonly number[] => Array.from({ length: lab.state.run?.layers.at(-1)?.units ?? 0 }, (_, index) => index);

  async function teach(how: Teaching): Promise<void> {
    const input = Float32Array.from(props.input);
    const taught = await lab.run.teach({ input, target: { label: label() } }, how);
    if (taught === undefined) return;
    const { costs, data } = taught;
    setTold(
      costs === undefined
        ? `The training data have ${formatCount(data.added ?? 0)} of yours now, at their end. Press Train.`
        : `One step on it: its cost went from ${formatNumber(costs[0])} to ${formatNumber(costs[1])}.`,
    );
    await lab.data.select({ kind: 'drawing', input });
  }
  return (
    <Show when={lab.state.data?.task === 'classification' && classes().length > 1}>
      <fieldset class="teach-drawing">
        <legend class="small">Teach it</legend>
        <div class="row">
          <label for={id}>This is</label>
          <select id={id} onChange={({ currentTarget }) => setMeant(Number(currentTarget.value))}>
            <For each={classes()}>
              {(index) => (
                <option value={index} selected={index === label()}>
                  {nameOf(index)}
                </option>
              )}
            </For>
          </select>
          <button type="button" disabled={lab.state.isMaking} onClick={() => void teach('step')}>
            One step on it
          </button>
          <button type="button" disabled={lab.state.isMaking} onClick={() => void teach('data')}>
            Add it to the training data
          </button>
        </div>
        <p class="small" role="status">
          {told()}
        </p>
        <p class="small soft">It goes on from its present weights, as a run of its own. Your drawing stays in this browser, until other data are loaded.</p>
      </fieldset>
    </Show>
  );
}
