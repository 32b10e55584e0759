import { createEffect, createMemo, createSignal, createUniqueId, For, onCleanup, onMount, Show, type JSX } from 'solid-js';
import type { Reference, ReferenceKind } from '@vitrum/core';
import { drawingOf, linePath, tickLabel, ticksOf, type Curve } from '@vitrum/plots';
import { useLab } from '../lab/lab-context.ts';
import { nameOf } from './draft.ts';
import { loadCurves } from './load-curves.ts';
import { describePlot, frameOf, plotBox, plotSteps } from './plot-frame.ts';
import './curve-plot.css';

/** The line of an activation, a loss or a schedule with its derivative; asked for when it comes into sight. */
export function CurvePlot(props: { readonly kind: ReferenceKind; readonly reference: Reference }): JSX.Element {
  const lab = useLab();
  const [curves, setCurves] = createSignal<readonly Curve[]>();
  const [isSeen, setSeen] = createSignal(false);
  const [place, setPlace] = createSignal<HTMLDivElement>();

  onMount(() => {
    const element = place();
    if (element === undefined) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: '25%' }, // a little before it comes into sight
    );
    observer.observe(element);
    onCleanup(() => {
      observer.disconnect();
    });
  });

  createEffect(() => {
    if (!isSeen()) return;
    const { kind, reference } = props;
    void loadCurves(lab, kind, reference).then((loaded) => {
      if (props.kind === kind && props.reference === reference) setCurves(loaded);
    });
  });

  return (
    <div class="curve-plot" ref={setPlace} aria-busy={curves() === undefined}>
      <Show when={curves()}>
        {(loaded) => (
          // A loss has curves for several targets; one tells what it is like.
          <Show when={loaded().at(-1)} fallback={<p class="small soft">{withoutLine[props.kind] ?? ''}</p>}>
            {(curve) => <Picture curve={curve()} name={nameOf(props.reference)} />}
          </Show>
        )}
      </Show>
    </div>
  );
}

const withoutLine: Readonly<Partial<Record<ReferenceKind, string>>> = {
  activation: 'Each output depends on all the others of its row, so one line cannot show it.',
  loss: 'It depends on all outputs of a row together, so one line cannot show it.',
};

function Picture(props: { readonly curve: Curve; readonly name: string }): JSX.Element {
  const id = createUniqueId();
  const drawing = createMemo(() => drawingOf(props.curve));
  const frame = createMemo(() => frameOf(drawing()));
  const place = (): string => (props.curve.place === undefined ? '' : ` ${props.curve.place}`);
  const { width, height, left, right, top, bottom } = plotBox;
  return (
    <figure class="curve-plot-figure">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={describePlot(`${props.name}${place()}`, props.curve, drawing())}>
        <clipPath id={id}>
          <rect x={left} y={top} width={width - left - right} height={height - top - bottom} />
        </clipPath>
        <rect class="curve-plot-area" x={left} y={top} width={width - left - right} height={height - top - bottom} />
        <line class="curve-plot-axis" x1={left} x2={width - right} y1={frame().y(0)} y2={frame().y(0)} />
        <Show when={frame().xRange[0] < 0}>
          <line class="curve-plot-axis" x1={frame().x(0)} x2={frame().x(0)} y1={top} y2={height - bottom} />
        </Show>
        <g clip-path={`url(#${id})`}>
          <For each={drawing().lines}>
            {({ kind, points }) => <path class="curve-plot-line" classList={{ 'curve-plot-slope': kind !== 'value' }} d={linePath(points, frame())} />}
          </For>
        </g>
        <For each={ticksOf(frame().yRange, plotSteps)}>
          {(y) => (
            <text x={left - 4} y={frame().y(y) + 4} text-anchor="end">
              {tickLabel(y)}
            </text>
          )}
        </For>
        <For each={ticksOf(frame().xRange)}>
          {(x) => (
            <text x={frame().x(x)} y={height - 6} text-anchor="middle">
              {tickLabel(x)}
            </text>
          )}
        </For>
        <text x={width - right} y={height - bottom - 4} text-anchor="end" class="curve-plot-variable">
          {props.curve.variable}
        </text>
      </svg>
      <figcaption class="curve-plot-legend small">
        <For each={drawing().lines.toReversed()}>
          {({ kind, label }) => (
            <span class="curve-plot-key" classList={{ 'curve-plot-key-slope': kind !== 'value' }}>
              {label}
              {place()}
            </span>
          )}
        </For>
      </figcaption>
    </figure>
  );
}
