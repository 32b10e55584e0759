import { createMemo, type JSX } from 'solid-js';
import { formatNumber } from '../format/number.ts';
import type { ActivationCurve } from '../worker/api/neuron.ts';

const [width, height, edge] = [360, 220, 28];

/** φ as a curve, with the neuron's place on it. */
export function ActivationPlot(props: { readonly curve: ActivationCurve; readonly name: string; readonly z: number; readonly a: number }): JSX.Element {
  const frame = createMemo(() => frameOf(props.curve));
  const x = (z: number): number => edge + ((z + frame().reach) / (2 * frame().reach)) * (width - 2 * edge);
  const y = (a: number): number => height - edge - ((a - frame().bottom) / (frame().top - frame().bottom)) * (height - 2 * edge);
  const path = createMemo(() =>
    Array.from(props.curve.z, (z, i) => `${i === 0 ? 'M' : 'L'}${x(z).toFixed(1)} ${y(props.curve.a[i] ?? 0).toFixed(1)}`).join(''),
  );
  // The numbers of the vertical axis stand on the side where the neuron's lines are not.
  const beside = (): number => x(0) + (props.z < 0 ? 6 : -6);
  const anchor = (): 'start' | 'end' => (props.z < 0 ? 'start' : 'end');
  const label = (): string => `The curve of ${props.name}. At z = ${formatNumber(props.z)} it gives a = ${formatNumber(props.a)}.`;
  return (
    <svg class="activation-plot" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label()}>
      <line class="activation-plot-axis" x1={edge} x2={width - edge} y1={y(0)} y2={y(0)} />
      <line class="activation-plot-axis" x1={x(0)} x2={x(0)} y1={edge} y2={height - edge} />
      <text x={width - edge} y={y(0) - 6} text-anchor="end">z</text>
      <text x={x(0)} y={edge - 8} text-anchor="middle">a</text>
      <text x={edge} y={y(0) + 16}>{tick(-frame().reach)}</text>
      <text x={width - edge} y={y(0) + 16} text-anchor="end">{tick(frame().reach)}</text>
      <text x={beside()} y={y(frame().highest) + 4} text-anchor={anchor()}>{tick(frame().highest)}</text>
      <text x={beside()} y={y(frame().lowest) + 4} text-anchor={anchor()}>{tick(frame().lowest)}</text>
      <path class="activation-plot-curve" d={path()} />
      <line class="activation-plot-guide" x1={x(props.z)} x2={x(props.z)} y1={y(0)} y2={y(props.a)} />
      <line class="activation-plot-guide" x1={x(0)} x2={x(props.z)} y1={y(props.a)} y2={y(props.a)} />
      <circle class="activation-plot-point" cx={x(props.z)} cy={y(props.a)} r="6" />
    </svg>
  );
}

interface Frame {
  readonly reach: number;
  readonly lowest: number;
  readonly highest: number;
  readonly bottom: number;
  readonly top: number;
}

function frameOf({ z, a }: ActivationCurve): Frame {
  const [lowest, highest] = [Math.min(0, ...a), Math.max(0, ...a)];
  const space = (highest - lowest) * 0.08 || 1;
  return { reach: Math.abs(z[0] ?? 1), lowest, highest, bottom: lowest - space, top: highest + space };
}

const tick = (value: number): string => (value === 0 ? '' : Number(value.toPrecision(3)).toString().replace('-', '−'));
