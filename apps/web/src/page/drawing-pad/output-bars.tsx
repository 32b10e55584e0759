import { createMemo, For, type JSX } from 'solid-js';
import { formatNumber } from '../format/number.ts';
import { barTransform } from '../network-view/bar-transform.ts';
import { activationLimit } from '../network-view/unit-color.ts';
import './output-bars.css';

interface OutputBarsProps {
  /** Outputs of the network. */
  readonly count: number;
  /** Undefined before the first answer. */
  readonly outputs: Float32Array | undefined;
  readonly classes: readonly string[];
  readonly predicted: number | undefined;
  /** What the table is of, and what its numbers are; default: the outputs for the drawing. */
  readonly caption?: string;
  readonly heads?: readonly [row: string, number: string];
}

/** Every output of the network as a bar from a central zero: negative to the left, positive to the right. */
export function OutputBars(props: OutputBarsProps): JSX.Element {
  const limit = createMemo(() => activationLimit(props.outputs ?? new Float32Array()));
  return (
    <table class="output-bars">
      <caption class="hidden-visually">{props.caption ?? 'The outputs of the network for the drawing'}</caption>
      <thead>
        <tr>
          <th scope="col">{props.heads?.[0] ?? 'Class'}</th>
          <th scope="col" aria-label="Bar">
            <span class="output-bars-axis numbers">
              <span>{formatLimit(-limit())}</span>
              <span>0</span>
              <span>{formatLimit(limit())}</span>
            </span>
          </th>
          <th scope="col">{props.heads?.[1] ?? 'Output'}</th>
        </tr>
      </thead>
      <tbody>
        <For each={Array.from({ length: props.count }, (_, index) => index)}>
          {(index) => {
            const output = (): number | undefined => props.outputs?.[index];
            return (
              <tr classList={{ 'output-bars-largest': index === props.predicted }}>
                <th scope="row">{props.classes[index] ?? index}</th>
                <td class="output-bars-cell" aria-hidden="true">
                  <span
                    class="output-bars-bar"
                    classList={{ 'output-bars-negative': (output() ?? 0) < 0 }}
                    style={{ transform: barTransform(output() ?? 0, limit(), 50) }}
                  />
                </td>
                <td class="output-bars-number">{formatOutput(output())}</td>
              </tr>
            );
          }}
        </For>
      </tbody>
    </table>
  );
}

const formatOutput = (output: number | undefined): string => (output === undefined ? '' : formatNumber(output));

const formatLimit = (limit: number): string => (limit < 0 ? '−' : '') + Math.abs(limit).toPrecision(2).replace(/\.0$/, '');
