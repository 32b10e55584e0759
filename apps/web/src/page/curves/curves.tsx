import { createEffect, createMemo, createSignal, For, Index, lazy, Show, Suspense, type JSX } from 'solid-js';
import { formatNumber, formatPercent } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { whenIdle } from '../lab/when-idle.ts';
import { comparedRuns, isCompared, otherRuns, toggleCompared } from '../storage/kept-runs.ts';
import { heldOutAccuracy } from './held-out.ts';
import { throttleAccessor } from './throttle-accessor.ts';
import type { CurveAxis } from './curve-chart.tsx';
import { curveLines, type CurveLine, type CurveSource, type Figure } from './curve-data.ts';
import './curves.css';

const CurveChart = lazy(async () => ({ default: (await import('./curve-chart.tsx')).CurveChart }));

/** Milliseconds between redraws. */
const pause = 400;

/** Loss and accuracy over the epochs, for training and held-out samples, with compared runs. */
export function Curves(): JSX.Element {
  const lab = useLab();
  const present = throttleAccessor(pause, (): CurveSource => ({ points: lab.state.points, rows: lab.state.epochs, before: lab.state.run?.before, live: lab.state.livePoints }));
  const sources = createMemo((): readonly CurveSource[] => [present(), ...comparedRuns().map(({ name, points, rows }) => ({ name, points, rows }))]);
  const epochs = (): number =>
    Math.max(lab.state.progress?.epochs ?? lab.state.run?.epochs ?? 1, ...comparedRuns().map((run) => run.rows.at(-1)?.epoch ?? 1));
  // In examples where an epoch is too coarse.
  const axis = createMemo((): CurveAxis => {
    const { progress, epochs: rows } = lab.state;
    const isWithinFirst = progress !== undefined && rows.length === 0 && progress.samplesInAll > 0 && comparedRuns().length === 0;
    if (!isWithinFirst) return { unit: 'epoch', last: epochs(), per: 1 };
    return { unit: 'example', last: roundUp(progress.samplesInAll), per: progress.trainSamples };
  }, undefined, { equals: (a, b) => a.unit === b.unit && a.last === b.last && a.per === b.per });
  const hasAccuracy = (): boolean => (lab.state.data?.task ?? 'classification') !== 'regression' && heldOutAccuracy(lab.state.run?.before ?? {}) !== undefined;
  const isEmpty = (): boolean => sources().every(({ points, rows }) => points.length === 0 && rows.length === 0);
  // The charts are created ahead of time, when the browser is idle.
  const [isIdle, setIsIdle] = createSignal(false);
  createEffect(() => {
    if (lab.state.phase === 'ready') whenIdle(() => setIsIdle(true));
  });
  return (
    <div class="curves">
      <h2>How training goes</h2>
      <Show when={isEmpty()}>
        <p class="soft">Press Train: the loss and the accuracy are drawn here, epoch by epoch.</p>
      </Show>
      <Show when={isIdle() || !isEmpty()}>
        <FigureOf figure="loss" title="Loss" unit="mean loss of a sample" sources={sources()} axis={axis()} />
        <Show when={hasAccuracy()}>
          <FigureOf figure="accuracy" title="Accuracy" unit="right, in %" sources={sources()} axis={axis()} range={[0, 100]} />
        </Show>
      </Show>
      <Show when={otherRuns().length > 0}>
        <details class="curves-compare">
          <summary>Compare with other runs ({comparedRuns().length} shown)</summary>
          <ul>
            <For each={otherRuns()}>
              {(run) => (
                <li>
                  <label>
                    <input
                      type="checkbox"
                      checked={isCompared(run.id)}
                      onChange={() => {
                        toggleCompared(lab, run.id);
                      }}
                    />
                    {run.name}
                  </label>
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </div>
  );
}

/** 1, 2 or 5 times a power of ten, so that the axis changes seldom. */
function roundUp(count: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, count)));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= count) ?? 10);
}

function FigureOf(props: {
  readonly figure: Figure;
  readonly title: string;
  readonly unit: string;
  readonly sources: readonly CurveSource[];
  readonly axis: CurveAxis;
  readonly range?: readonly [number, number];
}): JSX.Element {
  const lines = createMemo(() => curveLines(props.figure, props.sources));
  const write = (value: number): string => (props.figure === 'accuracy' ? formatPercent(value) : formatNumber(value));
  const latest = ({ y, latest: figure }: CurveLine): string => {
    const last = figure?.value ?? y.at(-1);
    return last === undefined ? 'not yet' : `${write(last)}${figure === undefined ? '' : ` (${figure.of})`}`;
  };
  const description = (): string =>
    `${props.title} over the epochs. ${lines().map((line) => `${line.label}: ${latest(line)}`).join('; ')}. The table of epochs has the numbers.`;
  return (
    <figure>
      <figcaption>
        <h3>{props.title}</h3>
      </figcaption>
      <Suspense fallback={<div class="curves-waiting" />}>
        <CurveChart lines={lines()} unit={props.unit} axis={props.axis} description={description()} {...(props.range && { range: props.range })} />
      </Suspense>
      <ul class="curves-legend" aria-label={`Lines of the ${props.figure}`}>
        <Index each={lines()}>
          {(line) => (
            <li classList={{ 'curves-test': line().part === 'held-out', 'curves-live': line().part === 'live', 'curves-compared': line().isCompared && line().part === 'train' }} data-run={line().run > 0 ? 1 + ((line().run - 1) % 5) : undefined}>
              {line().label} <span class="numbers">{latest(line())}</span>
            </li>
          )}
        </Index>
      </ul>
    </figure>
  );
}
