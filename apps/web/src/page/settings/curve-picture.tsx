import { createMemo, createUniqueId, For, Show, type JSX } from 'solid-js';
import { drawingOf, linePath, tickLabel, ticksOf, type Curve } from '@vitrum/plots';
import { describePlot, frameOf, plotBox, plotSteps } from './plot-frame.ts';

/** One curve with its axes, and its derivative where it has one. `save` is what saves it, in a lab. */
export function CurvePicture(props: { readonly curve: Curve; readonly name: string; readonly save?: JSX.Element }): JSX.Element {
  const id = createUniqueId();
  const drawing = createMemo(() => drawingOf(props.curve));
  const frame = createMemo(() => frameOf(drawing()));
  const place = (): string => (props.curve.place === undefined ? '' : ` ${props.curve.place}`);
  const { width, height, left, right, top, bottom } = plotBox;
  return (
    <figure class="curve-plot-figure" data-figure>
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
        {props.save}
      </figcaption>
    </figure>
  );
}
