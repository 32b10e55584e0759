import type { JSX } from 'solid-js';
import { formatNumber } from '../page/format/number.ts';

/** A number that is chosen with a slider. */
export function RangeField(props: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}): JSX.Element {
  return (
    <label class="widget-field">
      <span>
        {props.label} = <output>{formatNumber(props.value)}</output>
      </span>
      <input type="range" min="-3" max="3" step="0.1" value={props.value} aria-label={props.label} onInput={(event) => props.onChange(event.currentTarget.valueAsNumber)} />
    </label>
  );
}
