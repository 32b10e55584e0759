import { createFrame, linePath, rangeOf, roundRange, tickLabel, ticksOf, type Curve, type PlotBox } from '@vitrum/plots';
import { createMemo, For, type JSX } from 'solid-js';
import { formatNumber } from '../format/number.ts';

const edge = 28;
const box: PlotBox = { width: 360, height: 220, left: edge, right: edge, top: edge, bottom: edge };
const { width } = box;

/** About how many steps the vertical axis has room for. */
const steps = 4;

/** φ as a curve, with the neuron's z and a. */
export function ActivationPlot(props: { readonly curve: Curve; readonly name: string; readonly z: number; readonly a: number }): JSX.Element {
  const values = createMemo(() => props.curve.points.map(({ x, value }) => [x, value] as const));
  const frame = createMemo(() =>
    createFrame(box, rangeOf(values().map(([z]) => z)), roundRange(rangeOf([0, ...values().map(([, a]) => a)]), steps)),
  );
  const x = (z: number): number => frame().x(z);
  const y = (a: number): number => frame().y(a);
  const isNotZero = (tick: number): boolean => tick !== 0;
  // The axis labels are on the side without the neuron's lines.
  const beside = (): number => x(0) + (props.z < 0 ? 6 : -6);
  const anchor = (): 'start' | 'end' => (props.z < 0 ? 'start' : 'end');
  const label = (): string => `The curve of ${props.name}. At z = ${formatNumber(props.z)} it gives a = ${formatNumber(props.a)}.`;
  return (
    <svg class="activation-plot" viewBox={`0 0 ${width} ${box.height}`} role="img" aria-label={label()}>
      <line class="activation-plot-axis" x1={edge} x2={width - edge} y1={y(0)} y2={y(0)} />
      <line class="activation-plot-axis" x1={x(0)} x2={x(0)} y1={edge} y2={box.height - edge} />
      <text x={width - edge} y={y(0) - 6} text-anchor="end">z</text>
      <text x={x(0)} y={edge - 8} text-anchor="middle">a</text>
      <For each={ticksOf(frame().xRange).filter(isNotZero)}>
        {(tick) => <text x={x(tick)} y={y(0) + 16} text-anchor="middle">{tickLabel(tick)}</text>}
      </For>
      <For each={ticksOf(frame().yRange, steps).filter(isNotZero)}>
        {(tick) => <text x={beside()} y={y(tick) + 4} text-anchor={anchor()}>{tickLabel(tick)}</text>}
      </For>
      <path class="activation-plot-curve" d={linePath(values(), frame())} />
      <line class="activation-plot-guide" x1={x(props.z)} x2={x(props.z)} y1={y(0)} y2={y(props.a)} />
      <line class="activation-plot-guide" x1={x(0)} x2={x(props.z)} y1={y(props.a)} y2={y(props.a)} />
      <circle class="activation-plot-point" cx={x(props.z)} cy={y(props.a)} r="6" />
    </svg>
  );
}
