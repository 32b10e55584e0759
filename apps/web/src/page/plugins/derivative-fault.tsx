import type { JSX } from 'solid-js';
import type { DerivativeFault } from '../../shared/api/plugins.ts';

const [width, height] = [320, 140];

/** The derivative that a plugin tells beside the slope of its function, as two lines. */
export function DerivativeFaultPlot(props: { readonly fault: DerivativeFault }): JSX.Element {
  const limits = (): readonly [number, number] => {
    const all = [...props.fault.told, ...props.fault.measured].filter(Number.isFinite);
    const [lowest, highest] = [Math.min(0, ...all), Math.max(0, ...all)];
    return highest > lowest ? [lowest, highest] : [-1, 1];
  };
  const path = (values: readonly number[]): string => {
    const [lowest, highest] = limits();
    const points = values.map((value, index) => [(index / (values.length - 1)) * width, height - ((value - lowest) / (highest - lowest)) * height] as const);
    return points.filter(([, y]) => Number.isFinite(y)).map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  };
  const worst = (): readonly [z: number, told: number, measured: number] => {
    const { z, told, measured } = props.fault;
    const place = z.keys().reduce((worst, index) => (gap(index) > gap(worst) ? index : worst), 0);
    return [z[place] ?? NaN, told[place] ?? NaN, measured[place] ?? NaN];
    function gap(index: number): number {
      return Math.abs((told[index] ?? 0) - (measured[index] ?? 0));
    }
  };
  return (
    <figure class="plugins-fault">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`The derivative of ${props.fault.activation} as it is told, and the slope of the function, for z from −4 to 4.`}>
        <path d={path(props.fault.measured)} class="plugins-fault-measured" />
        <path d={path(props.fault.told)} class="plugins-fault-told" />
      </svg>
      <figcaption class="small">
        The derivative of {props.fault.activation} is not the slope of its function: at z = {worst()[0].toFixed(2)} it tells {worst()[1].toFixed(4)}, and the slope is {worst()[2].toFixed(4)}. Solid: the slope;
        dashed: what it tells. Training would go astray; <code>vitrum check-plugin</code> has more.
      </figcaption>
    </figure>
  );
}
