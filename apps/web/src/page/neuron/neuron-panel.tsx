import { createEffect, createMemo, createSignal, lazy, Match, Show, Suspense, Switch, type JSX } from 'solid-js';
import { unwrap } from 'solid-js/store';
import { formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import type { NeuronPlace } from '../lab/lab-state.ts';
import { mapsOf } from '../../shared/pictures/maps-of.ts';
import { pixelAt } from '../pictures/picture-place.ts';
import type { NeuronAnswer, NeuronRequest, NeuronView } from '../../shared/api/neuron.ts';
import type { LayerSummary } from '../../shared/api/run.ts';
import { BackwardView } from './backward-view.tsx';
import { ForwardView } from './forward-view.tsx';
import { MeantAs } from './meant-as.tsx';
import { NeuronChooser } from './neuron-chooser.tsx';
import { inputOf, withNames, type NeuronInput } from './neuron-input.ts';
import './neuron-panel.css';
import { seenPart } from './seen-part.ts';
import { useNeuronView } from './use-neuron-view.ts';

/** Loaded when first asked for. */
const NeuronLikesView = lazy(async () => ({ default: (await import('../inside/likes/neuron-likes.tsx')).NeuronLikesView }));

/** Loaded with the first unit that is no weighted sum. */
const TraceView = lazy(async () => ({ default: (await import('../layer-trace/trace-view.tsx')).TraceView }));

type Direction = 'forward' | 'backward' | 'likes';

/** The arithmetic of one neuron for the selected sample: forward, and backward with the differences that confirm it. */
export function NeuronPanel(): JSX.Element {
  const lab = useLab();
  const [direction, setDirection] = createSignal<Direction>('forward');
  const [meantAs, setMeantAs] = createSignal<number>();
  const [marked, setMarked] = createSignal<number>();
  const [map, setMap] = createSignal<number>();

  const layers = (): readonly LayerSummary[] => lab.state.run?.layers ?? [];
  const place = createMemo((): NeuronPlace => presentPlace(lab.state.neuron, layers()));
  const input = createMemo((): NeuronInput => withNames(inputOf(layers(), place().layer, lab.state.data?.picture), lab.state.data?.inputNames));
  const hasSums = (): boolean => layers()[place().layer]?.hasSums === true;

  const request = createMemo((): NeuronRequest | undefined => {
    if (!hasSums() || direction() === 'likes') return undefined;
    const { kind } = lab.state.selection;
    const meant = kind === 'drawing' ? meantAs() : undefined;
    const pixel = direction() === 'backward' ? marked() : undefined;
    return {
      ...place(),
      selection: unwrap(lab.state.selection),
      ...(meant !== undefined && { meantAs: meant }),
      ...(pixel !== undefined && pixel < (layers()[place().layer]?.inputs ?? 0) && { confirm: [pixel] }),
    };
  });
  const latest = useNeuronView(request);

  createEffect((previous: number | undefined) => {
    const { layer } = place();
    if (layer !== previous) {
      setMarked(undefined);
      setMap(undefined);
    }
    return layer;
  });
  const turn = (to: Direction): void => {
    setDirection(to);
    if (to === 'backward') lab.view.recordAction('backward-opened');
  };
  const answer = (): NeuronAnswer | undefined => {
    const given = latest();
    return given?.layer === place().layer && given.unit === place().unit ? given : undefined;
  };

  const shownView = (): NeuronView | undefined => (direction() === 'likes' ? undefined : answer()?.view);

  return (
    <section class="neuron-panel" aria-label="One neuron's arithmetic">
      <div class="row">
        <NeuronChooser layers={layers()} place={place()} onChoose={(chosen) => lab.view.openNeuron(chosen)} />
        <div class="row" role="group" aria-label="Direction">
          <button type="button" aria-pressed={direction() === 'forward' || (direction() === 'backward' && !hasSums())} onClick={() => turn('forward')}>
            Forward
          </button>
          <Show when={hasSums()}>
            <button type="button" aria-pressed={direction() === 'backward'} onClick={() => turn('backward')}>
              Backward
            </button>
          </Show>
          <button type="button" aria-pressed={direction() === 'likes'} onClick={() => turn('likes')}>
            What it likes
          </button>
        </div>
      </div>
      <Show when={direction() === 'likes' && layers().length > 0}>
        <Suspense fallback={<p class="soft">Looking at the test samples …</p>}>
          <NeuronLikesView place={place()} />
        </Suspense>
      </Show>
      <Show when={direction() !== 'likes' && layers().length > 0 && !hasSums()}>
        <Suspense fallback={<p class="soft">Computing.</p>}>
          <TraceView place={place()} layers={layers()} />
        </Suspense>
      </Show>
      <Show when={shownView()} fallback={<Show when={direction() !== 'likes' && (hasSums() || layers().length === 0)}><p class="soft">{whyNothing(layers(), answer())}</p></Show>}>
        {(shown) => (
          <>
            <h3 class="neuron-panel-title">{titleOf(shown(), layers(), lab.state.selection)}</h3>
            <Show when={direction() === 'forward'}>
              <ForwardView
                view={shown()}
                input={input()}
                seen={seenPart(shown(), input(), map())}
                onMap={setMap}
                marked={marked()}
                onPoint={setMarked}
              />
            </Show>
            <Show when={direction() === 'backward'}>
              <Show when={lab.state.selection.kind === 'drawing'}>
                <MeantAs value={meantAs()} onChange={setMeantAs} />
              </Show>
              <Switch>
                <Match when={shown().lesson}>
                  {(lesson) => (
                    <BackwardView
                      view={shown()}
                      lesson={lesson()}
                      input={input()}
                      seen={seenPart(shown(), input(), map())}
                      onMap={setMap}
                      marked={marked()}
                      onPoint={setMarked}
                    />
                  )}
                </Match>
              </Switch>
            </Show>
          </>
        )}
      </Show>
    </section>
  );
}

/** The opened neuron if the network still has it, otherwise the first one. */
function presentPlace(opened: NeuronPlace | undefined, layers: readonly LayerSummary[]): NeuronPlace {
  const layer = opened === undefined ? undefined : layers[opened.layer];
  if (opened !== undefined && layer !== undefined && opened.unit < layer.units) return { ...opened };
  return { layer: Math.max(0, layers.findIndex(({ hasSums }) => hasSums)), unit: 0 };
}

function whyNothing(layers: readonly LayerSummary[], answer: NeuronAnswer | undefined): string {
  if (layers.length === 0) return 'There is no network yet.';
  if (answer !== undefined) {
    return 'The figures of this neuron do not add up to z = Σ x · w + b: its layer computes in another way, or holds numbers that are not finite.';
  }
  return 'Computing.';
}

function titleOf({ layer, unit, forward: { z, a } }: NeuronView, layers: readonly LayerSummary[], selection: NeuronRequest['selection']): string {
  const subject = selection.kind === 'drawing' ? 'your drawing' : `${selection.part === 'train' ? 'training' : 'test'} sample ${selection.index + 1}`;
  const kind = layer === layers.length - 1 ? 'output layer' : `of ${layers.length}`;
  return `${nameOf(unit, layers[layer])} of layer ${layer + 1} (${kind}) for ${subject}: z = ${formatNumber(z)}, a = ${formatNumber(a)}`;
}

function nameOf(unit: number, layer: LayerSummary | undefined): string {
  const maps = mapsOf(layer?.outputShape ?? []);
  if (maps === undefined) return `Neuron ${unit}`;
  const { map, row, column } = pixelAt(maps, unit);
  return `Pixel (${row}, ${column}) of map ${map}`;
}
