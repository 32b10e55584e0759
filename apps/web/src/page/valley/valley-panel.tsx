import { createEffect, createMemo, createSignal, on, Show, type JSX } from 'solid-js';
import { formatCount, formatNumber } from '../format/number.ts';
import { SaveFigure } from '../figures/save-figure.tsx';
import { useLab } from '../lab/lab-context.ts';
import type { LayerWeights } from '../../shared/api/run.ts';
import type { LayerSummary } from '../../shared/api/run.ts';
import type { Valley, ValleyRequest, WeightPlace } from '../../shared/api/valley.ts';
import { ContourMap } from './contour-map.tsx';
import { SurfaceView } from './surface-view.tsx';
import { isComplete, type Surface } from './surface.ts';
import { useValley } from './use-valley.ts';
import { useWalk, type WalkSettings } from './use-walk.ts';
import './valley-panel.css';
import { WalkControls } from './walk-controls.tsx';
import { WalkVerdict } from './walk-verdict.tsx';
import { WeightChooser } from './weight-chooser.tsx';

const resolution = 41;
const reaches = [0.25, 0.5, 1, 2, 4, 8] as const;
const sampleCounts = [50, 200, 1000] as const;

/** The cost over two weights of the network, and the steps of a walk downhill. */
export function ValleyPanel(): JSX.Element {
  const lab = useLab();
  const [weights, setWeights] = createSignal<readonly [WeightPlace, WeightPlace]>();
  const [reach, setReach] = createSignal(2);
  const [samples, setSamples] = createSignal(200);
  const [settings, setSettings] = createSignal<WalkSettings>({ learningRate: 0.1, steps: 40 });
  const layers = (): readonly LayerSummary[] => lab.state.run?.layers ?? [];

  createEffect(on(() => lab.state.run, () => setWeights(undefined), { defer: true }));
  const request = createMemo((): ValleyRequest => {
    const chosen = weights();
    return { reach: reach(), resolution, samples: samples(), ...(chosen && { weights: chosen }) };
  });
  const surveyed = useValley(request);
  const walk = useWalk(surveyed.valley, {
    walk: (id, asked) => lab.messages.attempt(() => lab.run.ask.walkValley(id, asked)),
    onTaken: ({ verdict }) => {
      lab.view.recordAction('valley-walked');
      if (verdict === 'overshooting' || verdict === 'diverged') lab.view.recordAction('valley-overshot');
    },
  });

  const choose = (axis: 'x' | 'y', place: WeightPlace, { x, y }: Valley): void => {
    const [newX, newY] = axis === 'x' ? [place, placeOf(y)] : [placeOf(x), place];
    if (isSame(newX, newY)) lab.messages.show({ kind: 'note', text: 'The valley needs two different weights. Choose another one for the second.' });
    else setWeights([newX, newY]);
  };
  const change = (changed: WalkSettings): void => {
    setSettings(changed);
    void walk.walkAgain(changed);
  };
  const finished = (): Surface | undefined => {
    const surface = surveyed.surface();
    return surface !== undefined && isComplete(surface) ? surface : undefined;
  };
  const isStale = (): boolean => (lab.state.progress?.samplesInAll ?? 0) !== surveyed.takenAt();

  return (
    <section class="valley-panel" aria-label="The valley of the cost">
      <Show when={surveyed.valley()} fallback={<p class="soft">{layers().length === 0 ? 'There is no network yet.' : 'Opening the valley.'}</p>}>
        {(valley) => (
          <>
            <p class="row small">
              <span>
                Two weights move, all others stay. The height is the mean cost of the first {formatCount(valley().samples)} training samples:{' '}
                {formatNumber(valley().cost)} for the network as it was after {formatCount(surveyed.takenAt())} samples of training.
              </span>
              <Show when={isStale()}>
                <button type="button" onClick={() => surveyed.reopen()}>Survey again, for the network as it is now</button>
              </Show>
            </p>
            <div class="valley-panel-views">
              <Show
                when={finished()}
                fallback={
                  <div class="contour-map contour-map-waiting">
                    <Survey valley={valley()} surface={surveyed.surface()} />
                  </div>
                }
              >
                {(surface) => (
                  <>
                    <ContourMap
                      valley={valley()}
                      surface={surface()}
                      present={presentPlace(valley(), lab.run.weights())}
                      start={walk.start() ?? [valley().x.value, valley().y.value]}
                      path={walk.path()}
                      onStart={(place) => walk.startAt(place)}
                      save={<SaveFigure what="valley" />}
                    />
                    <SurfaceView valley={valley()} surface={surface()} path={walk.path()} />
                  </>
                )}
              </Show>
              <div class="valley-panel-walk">
                <h3>The hiker</h3>
                <WalkControls
                  settings={settings()}
                  start={walk.start() ?? [valley().x.value, valley().y.value]}
                  runsLearningRate={lab.state.run?.learningRate ?? 0}
                  onSettings={change}
                  onStart={(place) => walk.startAt(place)}
                  onStartHere={() => walk.startAt([valley().x.value, valley().y.value])}
                  onWalk={() => void walk.walk(settings())}
                  onStep={() => void walk.step(settings())}
                />
                <WalkVerdict walk={walk} valley={valley()} />
              </div>
            </div>
            <div class="valley-panel-choice">
              <WeightChooser axis="x" weight={valley().x} layers={layers()} onChoose={(place) => choose('x', place, valley())} />
              <WeightChooser axis="y" weight={valley().y} layers={layers()} onChoose={(place) => choose('y', place, valley())} />
              <fieldset class="weight-chooser">
                <legend>The map</legend>
                <label>
                  Reach on each side
                  <select onChange={(event) => setReach(Number(event.currentTarget.value))}>
                    {reaches.map((each) => <option value={each} selected={each === reach()}>± {each}</option>)}
                  </select>
                </label>
                <label>
                  Training samples
                  <select onChange={(event) => setSamples(Number(event.currentTarget.value))}>
                    {sampleCounts.map((each) => <option value={each} selected={each === samples()}>{formatCount(each)}</option>)}
                  </select>
                </label>
                <button type="button" onClick={() => setWeights(undefined)}>The two steepest weights</button>
                <p class="small soft weight-chooser-value">Grid of {resolution} × {resolution}</p>
              </fieldset>
            </div>
          </>
        )}
      </Show>
    </section>
  );
}

function Survey(props: { readonly valley: Valley; readonly surface: Surface | undefined }): JSX.Element {
  const isFinite = (): boolean => Number.isFinite(props.valley.x.value) && Number.isFinite(props.valley.y.value);
  return (
    <Show
      when={isFinite()}
      fallback={<p class="valley-panel-warning">These weights are not finite numbers any more, so there is no landscape around them. A new run helps.</p>}
    >
      <Show when={props.surface === undefined || !isComplete(props.surface)}>
        <label class="row small">
          Surveying the cost at {formatCount(resolution * resolution)} places
          <progress max={resolution} value={props.surface?.rows ?? 0} />
        </label>
      </Show>
    </Show>
  );
}

const placeOf = ({ layer, input, unit }: WeightPlace): WeightPlace => ({ layer, input, unit });

const isSame = (a: WeightPlace, b: WeightPlace): boolean => a.layer === b.layer && a.input === b.input && a.unit === b.unit;

/** The network's current position, which training moves. */
function presentPlace({ x, y }: Valley, layers: readonly LayerWeights[]): readonly [number, number] {
  const valueOf = ({ layer, input, unit, value }: Valley['x']): number => {
    const found = layers.find((each) => each.layer === layer);
    return found?.values[input * found.units + unit] ?? value;
  };
  return [valueOf(x), valueOf(y)];
}
