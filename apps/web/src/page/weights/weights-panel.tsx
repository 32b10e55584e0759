import { createMemo, createSignal, For, Index, Show, type JSX } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import { firstWeights } from './first-weights.ts';
import { LayerWeightsView } from './layer-weights-view.tsx';
import type { ReadBy } from './readable-picture.tsx';
import { shownLayers, type Moment } from './shown-layer.ts';
import { numberAt } from './weight-index.ts';
import { WeightReadOut } from './weight-read-out.tsx';
import { weightInWords, weightMeaning, type WeightPlace } from './weight-words.ts';
import './weights-panel.css';

const moments: readonly { readonly moment: Moment; readonly name: string }[] = [
  { moment: 'now', name: 'now' },
  { moment: 'before', name: 'before training' },
  { moment: 'change', name: 'what changed' },
];

/** Every weight of the network during training; hovering or arrow keys read one. */
export function WeightsPanel(): JSX.Element {
  const lab = useLab();
  const first = firstWeights(lab);
  const [chosen, setMoment] = createSignal<Moment>('now');
  const [place, setPlace] = createSignal<WeightPlace>();
  const [told, setTold] = createSignal('');

  const moment = createMemo((): Moment => (first() === undefined ? 'now' : chosen()));
  const layers = createMemo(() => shownLayers(lab.run.weights(), first(), moment()));
  const meaningOf = (at: WeightPlace): string => weightMeaning(at, lab.state.run?.layers ?? [], lab.state.data?.picture);

  function read(next: WeightPlace, by: ReadBy): void {
    const last = place();
    setPlace(next);
    const shown = numberAt(layers(), next);
    if (by === 'keys' && shown !== undefined) setTold(weightInWords(meaningOf(next), shown));
    if (by === 'keys' || last?.layer !== next.layer || last.unit !== next.unit) lab.view.recordAction('weight-read');
  }
  const leave = (): void => {
    setPlace(undefined);
  };
  return (
    <div class="weights-panel">
      <div class="weights-panel-head">
        <fieldset class="weights-panel-moments" disabled={first() === undefined}>
          <legend class="small soft">Weights</legend>
          <For each={moments}>
            {(choice) => (
              <button
                type="button"
                aria-pressed={moment() === choice.moment}
                onClick={() => {
                  setMoment(choice.moment);
                }}
              >
                {choice.name}
              </button>
            )}
          </For>
        </fieldset>
        <p class="hidden-visually" aria-live="polite">
          {told()}
        </p>
      </div>
      <Show when={lab.state.run !== undefined && first() === undefined}>
        <p class="small soft">This model came to the page trained: the weights that it began with are not known.</p>
      </Show>
      <Show when={layers().length > 0} fallback={<p class="soft">This network has no weight matrix to show yet.</p>}>
        <div class="weights-panel-layers">
          <Index each={layers()}>
            {(layer) => (
              <LayerWeightsView layer={layer()} onRead={read} onLeave={leave}>
                <WeightReadOut layer={layer().layer} place={place()} now={lab.run.weights()} before={first()} />
              </LayerWeightsView>
            )}
          </Index>
        </div>
      </Show>
    </div>
  );
}
