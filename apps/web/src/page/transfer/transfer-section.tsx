import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show, type JSX } from 'solid-js';
import type { BaseChoice, BaseLayer, BaseLook } from '../../shared/api/transfer.ts';
import { formatCount } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { otherRuns, setPresentRun } from '../storage/kept-runs.ts';
import { commandOf, freezeText, readSizes } from './transfer-texts.ts';
import './transfer-section.css';

/** A new end for what a network has learned: its layers are taken over, frozen or not, and the last one is drawn anew for the loaded data. */
export function TransferSection(): JSX.Element {
  const lab = useLab();
  const id = createUniqueId();
  const [asked, setAsked] = createSignal<string>();
  const [earlier, setEarlier] = createSignal<BaseLook>();
  const [look, setLook] = createSignal<BaseLook>();
  const [frozen, setFrozen] = createSignal<ReadonlySet<number>>(new Set());
  const [sizes, setSizes] = createSignal('');
  const keptRuns = createMemo(() => otherRuns().filter(({ isSummary }) => isSummary !== true));
  const chosen = (): string => asked() ?? (earlier() === undefined ? 'present' : 'earlier');
  const hidden = createMemo(() => readSizes(sizes()));
  const weighty = (): readonly BaseLayer[] => look()?.layers.filter(({ parameterCount }) => parameterCount > 0) ?? [];
  const outputs = (): number => lab.state.data?.targetSize ?? 0;

  createEffect(
    on([() => lab.state.data, () => lab.state.run], async () => {
      setEarlier(await lab.run.files.lookAtBase({ kind: 'earlier' }).catch(() => undefined)); // one that cannot be a base is not offered
    }),
  );
  createEffect(
    on([chosen, () => lab.state.run, earlier], async ([base]) => {
      const found = lab.state.run === undefined ? undefined : await lab.run.files.lookAtBase(choiceOf(base)).catch(() => undefined); // it is told below that there is nothing to take over
      if (base !== chosen()) return;
      setLook(found);
      setFrozen(new Set(found?.layers.filter(({ parameterCount }) => parameterCount > 0).map(({ index }) => index)));
    }),
  );

  const freeze = (index: number, isFrozen: boolean): void => {
    setFrozen((before) => (isFrozen ? before.union(new Set([index])) : before.difference(new Set([index]))));
  };

  async function begin(): Promise<void> {
    const added = hidden();
    if (added === undefined) return;
    const request = { base: choiceOf(chosen()), freeze: freezeText(frozen()), hidden: added };
    const made = await lab.run.open((files) => files.transfer(request));
    if (made === undefined) return;
    setPresentRun(undefined);
    setAsked(undefined);
    const kept = made.run.description.base?.layers ?? 0;
    lab.messages.show({ kind: 'note', text: `The network begins with ${kept} learned ${kept === 1 ? 'layer' : 'layers'} and a new end for ${made.data.title}. Press Train.` });
  }

  return (
    <section class="transfer" aria-label="A new end for what was learned">
      <h2>A new end for what was learned</h2>
      <p>
        Train a network on many pictures, choose other data, and let it begin with what it has learned: its layers are taken over, and the last one is drawn anew
        for the classes at hand. A frozen layer stays as it is in training.
      </p>
      <div class="row">
        <label for={`${id}-base`}>Begin with</label>
        <select id={`${id}-base`} value={chosen()} onChange={({ currentTarget }) => setAsked(currentTarget.value)}>
          <Show when={earlier()}>
            <option value="earlier">the network before these data</option>
          </Show>
          <option value="present">the network shown now</option>
          <For each={keptRuns()}>{(run) => <option value={run.id}>{run.name}</option>}</For>
        </select>
      </div>
      <Show when={look()} fallback={<p class="soft">There are no layers to take over: the last one with weights is always drawn anew, and this network has no other.</p>}>
        <fieldset class="transfer-layers">
          <legend>Frozen</legend>
          <For each={weighty()}>
            {(layer) => (
              <label>
                <input type="checkbox" checked={frozen().has(layer.index)} onChange={({ currentTarget }) => { freeze(layer.index, currentTarget.checked); }} />
                layer {layer.index + 1}: {layer.type}, {formatCount(layer.units)} numbers{layer.activation === undefined ? '' : `, ${layer.activation}`}, {formatCount(layer.parameterCount)} weights and biases
              </label>
            )}
          </For>
        </fieldset>
        <div class="row">
          <label for={`${id}-sizes`}>New hidden layers before the output</label>
          <input id={`${id}-sizes`} type="text" size="10" placeholder="none" value={sizes()} aria-invalid={hidden() === undefined} onInput={({ currentTarget }) => setSizes(currentTarget.value)} />
          <Show when={hidden() === undefined}>
            <span class="small">Numbers of neurons, such as 64 or 64, 32.</span>
          </Show>
        </div>
        <p class="small soft">
          The new output has {formatCount(outputs())} {outputs() === 1 ? 'neuron' : 'neurons'}, for {lab.state.data?.title}. On the command line, with the network saved as model.json:{' '}
          <code>{commandOf(freezeText(frozen()), hidden() ?? [], outputs())}</code>
        </p>
        <div class="row">
          <button type="button" class="primary" disabled={hidden() === undefined} onClick={() => void begin()}>
            Make the new end
          </button>
        </div>
      </Show>
    </section>
  );
}

const choiceOf = (value: string): BaseChoice => (value === 'present' || value === 'earlier' ? { kind: value } : { kind: 'kept', id: value });
