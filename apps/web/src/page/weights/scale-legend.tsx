import type { JSX } from 'solid-js';
import { formatLimit } from './weight-scale.ts';

/** The scale shared by a layer's pictures, with the numbers at its ends; the few that lie beyond have the color of the end. */
export function ScaleLegend(props: { readonly limit: number }): JSX.Element {
  return (
    <p class="scale-legend numbers">
      <span>{formatLimit(props.limit, '−')}</span>
      <span class="scale-legend-ramp">
        <span class="scale-legend-zero">0</span>
      </span>
      <span>{formatLimit(props.limit, '+')}</span>
      <span class="soft">and beyond</span>
    </p>
  );
}
