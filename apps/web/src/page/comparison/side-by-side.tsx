import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show, type JSX } from 'solid-js';
import { formatPercent } from '../format/number.ts';
import { latestOnly } from '../drawing-pad/latest-only.ts';
import { useLab } from '../lab/lab-context.ts';
import { ConfusionTable } from '../results/confusion-table.tsx';
import { LayerWeightsView } from '../weights/layer-weights-view.tsx';
import { shownLayers, type ShownLayer } from '../weights/shown-layer.ts';
import type { LayerWeights } from '../../shared/api/run.ts';
import type { NetworkLook } from '../../shared/api/files.ts';
import type { ShownRun } from './shown-runs.ts';
import '../results/results-panel.css';
import '../weights/weights-panel.css';

/** Two networks beside each other: the weights of a layer on one scale, and both confusion matrices. */
export function SideBySide(props: { readonly runs: readonly ShownRun[] }): JSX.Element {
  const lab = useLab();
  const id = createUniqueId();
  const others = createMemo(() => props.runs.filter(({ id: kept, isSummary }) => kept !== undefined && isSummary !== true));
  const [chosen, setChosen] = createSignal<string>();
  const other = createMemo(() => others().find((run) => run.id === chosen()) ?? others()[0]);
  const [layer, setLayer] = createSignal(0);
  const [present, setPresent] = createSignal<NetworkLook>();
  const [beside, setBeside] = createSignal<NetworkLook>();
  const otherId = createMemo(() => other()?.id);
  const lookAgain = latestOnly<undefined>(async () => {
    setPresent(await lab.messages.attempt(() => lab.run.files.lookAtPresent()));
  });

  createEffect(
    on([() => lab.state.run, () => lab.state.epochs.length], () => {
      lookAgain(undefined);
    }),
  );
  createEffect(
    on([otherId, () => lab.state.data], async ([kept]) => {
      const found = kept === undefined ? undefined : await lab.messages.attempt(() => lab.run.files.lookAtKept(kept));
      if (kept === otherId()) setBeside(found);
    }),
  );
  const looks = (): readonly [NetworkLook, NetworkLook] | undefined => {
    const [now, then] = [present(), beside()];
    return now === undefined || then === undefined ? undefined : [now, then];
  };
  const places = createMemo(() => looks()?.[0].weights.map((each) => each.layer) ?? []);
  const labels = (): readonly [string, string] => [props.runs[0]?.label ?? '', other()?.label ?? ''];
  return (
    <Show when={looks()}>
      {(both) => (
        <>
          <div class="row">
            <Show when={others().length > 1}>
              <label for={`${id}-run`}>The present network beside</label>
              <select id={`${id}-run`} value={otherId() ?? ''} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
                <For each={others()}>{(run) => <option value={run.id ?? ''}>{run.label}</option>}</For>
              </select>
            </Show>
            <label for={`${id}-layer`}>Weights of</label>
            <select id={`${id}-layer`} value={layer()} onChange={({ currentTarget }) => setLayer(Number(currentTarget.value))}>
              <For each={places()}>{(place) => <option value={place}>layer {place + 1}</option>}</For>
            </select>
          </div>
          <div class="comparison-sides">
            <For each={[0, 1] as const}>{(side) => <Side label={labels()[side]} look={both()[side]} layer={layer()} beside={both()[1 - side]} />}</For>
          </div>
        </>
      )}
    </Show>
  );
}

function Side(props: { readonly label: string; readonly look: NetworkLook; readonly layer: number; readonly beside: NetworkLook | undefined }): JSX.Element {
  const shown = createMemo((): ShownLayer | undefined => onOneScale(props.look.weights, props.beside?.weights ?? [], props.layer));
  return (
    <section class="comparison-side" aria-label={`Network: ${props.label}`}>
      <h3>{props.label}</h3>
      <Show when={shown()} fallback={<p class="soft">This network has no weights in such a layer.</p>}>
        {(layer) => <LayerWeightsView layer={layer()} layers={props.look.layers} of={props.label} onRead={() => undefined} onLeave={() => undefined} />}
      </Show>
      <Show when={props.look.results} fallback={<p class="soft">Its mistakes cannot be told: its data are not those that are loaded, or have no classes.</p>}>
        {(results) => (
          <>
            <p class="small">
              <strong class="numbers">{formatPercent(results().accuracy)}</strong> of the loaded test samples are recognized.
            </p>
            <ConfusionTable results={results()} open={{}} of={props.label} />
          </>
        )}
      </Show>
    </section>
  );
}

/** A layer of one network on the scale that it shares with the same layer of another. */
function onOneScale(weights: readonly LayerWeights[], beside: readonly LayerWeights[], layer: number): ShownLayer | undefined {
  const [own, other] = [weights, beside].map((layers) => layers.find((each) => each.layer === layer));
  return own === undefined ? undefined : shownLayers([own], other === undefined ? undefined : [other], 'now')[0];
}
