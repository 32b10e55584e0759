import { createEffect, createMemo, createSignal, getOwner, Index, lazy, runWithOwner, Show, Suspense, untrack, type Accessor, type JSX } from 'solid-js';
import { lossOf } from '../comparison/loss-of.ts';
import type { ShownRun } from '../comparison/shown-runs.ts';
import { formatNumber, formatPercent } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { comparedRuns, otherRuns } from '../storage/kept-runs.ts';
import { heldOutAccuracy } from './held-out.ts';
import { Term } from '../terms/term.tsx';
import { throttleAccessor } from './throttle-accessor.ts';
import type { ChartAxis } from './curve-chart.tsx';
import { chartLines, zoomedRange } from './chart-lines.ts';
import { curveLines, type CurveLine, type CurveSource, type Figure } from './curve-data.ts';
import './curves.css';

/** Loaded with the first training: a first visit does without the library that draws. */
const CurveChart = lazy(async () => ({ default: (await import('./curve-chart.tsx')).CurveChart }));

/** Loaded with it. */
const SaveFigure = lazy(async () => ({ default: (await import('../figures/save-figure.tsx')).SaveFigure }));

/** Loaded when there is another run. */
const CompareRuns = lazy(async () => ({ default: (await import('./compare-runs.tsx')).CompareRuns }));

/** Loaded with the first comparison. */
const RunsLegend = lazy(async () => ({ default: (await import('./runs-legend.tsx')).RunsLegend }));

/** Milliseconds between redraws. */
const pause = 400;

/** Loss and accuracy over the epochs, for training and held-out samples, with compared runs. */
export function Curves(): JSX.Element {
  const lab = useLab();
  const [compared, setCompared] = createSignal<Accessor<readonly ShownRun[]>>();
  // What names runs is loaded with the first comparison.
  createEffect(() => {
    if (comparedRuns().length > 0 && untrack(compared) === undefined) void import('../comparison/shown-runs.ts').then(({ shownRuns }) => runWithOwner(owner, () => setCompared(() => shownRuns(lab))));
  });
  const owner = getOwner();
  const isComparing = (): boolean => comparedRuns().length > 0 && compared() !== undefined;
  const alone = (): readonly ShownRun[] => [{ slot: 0, name: '', label: '', isRenamed: false, settings: [], rows: lab.state.epochs, points: lab.state.points }];
  const runs = throttleAccessor(pause, () => (isComparing() ? compared()?.() : undefined) ?? alone());
  const ofPresent = throttleAccessor(pause, () => ({ before: lab.state.run?.before, live: lab.state.livePoints }));
  const sources = createMemo((): readonly CurveSource[] => runs().map((run) => sourceOf(run, isComparing(), ofPresent())));
  const epochs = (): number => Math.max(lab.state.progress?.epochs ?? lab.state.run?.epochs ?? 1, ...comparedRuns().map(({ run }) => run.rows.at(-1)?.epoch ?? 1));
  // In examples where an epoch is too coarse.
  const axis = createMemo((): ChartAxis => {
    const { progress, epochs: rows } = lab.state;
    const isWithinFirst = progress !== undefined && rows.length === 0 && progress.samplesInAll > 0 && !isComparing();
    if (!isWithinFirst) return { label: 'epoch', last: epochs() };
    return { label: 'examples seen', last: roundUp(progress.samplesInAll), per: progress.trainSamples, space: 56 };
  }, undefined, { equals: (a, b) => a.label === b.label && a.last === b.last && a.per === b.per });
  const hasAccuracy = (): boolean => (lab.state.data?.task ?? 'classification') !== 'regression' && heldOutAccuracy(lab.state.run?.before ?? {}) !== undefined;
  const isEmpty = (): boolean => sources().every(({ points, rows }) => points.length === 0 && rows.length === 0);
  // Losses of different kinds are on different scales: only those of the present run's kind are drawn over each other.
  const others = createMemo((): readonly ShownRun[] => {
    const [present] = runs();
    return present === undefined ? [] : runs().filter((run) => !['', lossOf(present)].includes(lossOf(run)));
  });
  const lossSources = (): readonly CurveSource[] => sources().filter(({ slot }) => !others().some((other) => other.slot === slot));
  // Created before the first figures are there, and kept from then on.
  const isDrawn = createMemo<boolean>((was) => was || !isEmpty() || lab.state.status === 'running', false);
  return (
    <div class="curves">
      <h2>How training goes</h2>
      <Show when={isEmpty()}>
        <p class="soft">Press Train: the loss and the accuracy are drawn here, epoch by epoch.</p>
      </Show>
      <Show when={lab.state.phase === 'ready' || !isEmpty()}>
        <FigureOf figure="loss" title="Loss" unit="mean loss of a sample" sources={lossSources()} axis={axis()} isComparing={isComparing()} isDrawn={isDrawn()} />
        <Show when={hasAccuracy()}>
          <FigureOf figure="accuracy" title="Accuracy" unit="right, in %" sources={sources()} axis={axis()} isComparing={isComparing()} isDrawn={isDrawn()} />
        </Show>
        <Show when={isComparing()}>
          <Suspense>
            <RunsLegend runs={runs()} notDrawn={others()} hasAccuracy={hasAccuracy()} />
          </Suspense>
        </Show>
      </Show>
      <Show when={!isEmpty()}>
        <button type="button" onClick={() => { lab.view.openRoom('comparison'); }}>
          Again, with one thing changed
        </button>
      </Show>
      <Show when={otherRuns().length > 0}>
        <Suspense>
          <CompareRuns />
        </Suspense>
      </Show>
    </div>
  );
}

/** 1, 2 or 5 times a power of ten, so that the axis changes seldom. */
function roundUp(count: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, count)));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= count) ?? 10);
}

function sourceOf({ slot, label, points, rows }: ShownRun, isComparing: boolean, ofPresent: Pick<CurveSource, 'before' | 'live'>): CurveSource {
  return { slot, points, rows, ...(isComparing && { name: label }), ...(slot === 0 && ofPresent) };
}

const wholeAxis = [0, 100] as const;

function FigureOf(props: {
  readonly figure: Figure;
  readonly title: string;
  readonly unit: string;
  readonly sources: readonly CurveSource[];
  readonly axis: ChartAxis;
  readonly isComparing: boolean;
  /** False before there is anything to draw. */
  readonly isDrawn: boolean;
}): JSX.Element {
  const lines = createMemo(() => curveLines(props.figure, props.sources));
  const zoomed = createMemo(() => (props.figure === 'accuracy' ? zoomedRange(lines()) : undefined), undefined, { equals: (a, b) => a?.[0] === b?.[0] });
  const [isZoomed, setIsZoomed] = createSignal(true);
  const range = (): readonly [number, number] | undefined => (props.figure === 'accuracy' ? ((isZoomed() ? zoomed() : undefined) ?? wholeAxis) : undefined);
  const write = (value: number): string => (props.figure === 'accuracy' ? formatPercent(value) : formatNumber(value));
  const latest = ({ y, latest: figure }: CurveLine): string => {
    const last = figure?.value ?? y.at(-1);
    return last === undefined ? 'not yet' : `${write(last)}${figure === undefined ? '' : ` (${figure.of})`}`;
  };
  const description = (): string =>
    `${props.title} over the epochs. ${lines().map((line) => `${line.label}: ${latest(line)}`).join('; ')}. The table of epochs has the numbers.`;
  return (
    <figure data-figure>
      <figcaption>
        <h3>
          <Term>{props.title}</Term>
        </h3>
        <Show when={props.isDrawn}>
          <Suspense>
            <SaveFigure what={props.figure} />
          </Suspense>
        </Show>
        <Show when={zoomed()}>
          {(shown) => (
            <label class="curves-zoom">
              <input type="checkbox" checked={isZoomed()} onChange={({ currentTarget }) => setIsZoomed(currentTarget.checked)} />
              from {shown()[0]} % on
            </label>
          )}
        </Show>
      </figcaption>
      <Show when={props.isDrawn} fallback={<div class="curves-waiting" role="img" aria-label={description()} />}>
        <Suspense fallback={<div class="curves-waiting" />}>
          <CurveChart lines={chartLines(lines(), props.isComparing)} unit={props.unit} axis={props.axis} description={description()} range={range()} hasLegendWhenSaved={props.isComparing} />
        </Suspense>
      </Show>
      <Show when={!props.isComparing}>
        <ul class="curves-legend" aria-label={`Lines of the ${props.figure}`}>
          <Index each={lines()}>
            {(line) => (
              <li classList={{ 'curves-test': line().part === 'held-out', 'curves-live': line().part === 'live' }}>
                {line().label} <span class="numbers">{latest(line())}</span>
              </li>
            )}
          </Index>
        </ul>
      </Show>
    </figure>
  );
}
