import { Index, type JSX } from 'solid-js';
import { formatNumber } from '../format/number.ts';
import './output-bars.css';

interface OutputBarsProps {
  readonly outputs: Float32Array;
  readonly classes: readonly string[];
  readonly predicted: number | undefined;
}

/** Every output of the network as a bar from zero in the middle: negative to the left, positive to the right. */
export function OutputBars(props: OutputBarsProps): JSX.Element {
  const limit = (): number => props.outputs.reduce((most, output) => Math.max(most, Math.abs(output)), 1);
  const share = (output: number): number => (50 * Math.min(limit(), Math.abs(output))) / limit();
  return (
    <table class="output-bars">
      <caption class="hidden-visually">The outputs of the network for the drawing</caption>
      <thead>
        <tr>
          <th scope="col">Class</th>
          <th scope="col" aria-label="Bar">
            <span class="output-bars-axis numbers">
              <span>{formatLimit(-limit())}</span>
              <span>0</span>
              <span>{formatLimit(limit())}</span>
            </span>
          </th>
          <th scope="col">Output</th>
        </tr>
      </thead>
      <tbody>
        <Index each={Array.from(props.outputs)}>
          {(output, index) => (
            <tr classList={{ 'output-bars-largest': index === props.predicted }}>
              <th scope="row">{props.classes[index] ?? index}</th>
              <td class="output-bars-cell" aria-hidden="true">
                <span
                  class="output-bars-bar"
                  classList={{ 'output-bars-negative': output() < 0 }}
                  style={{ width: `${share(output())}%`, left: `${output() < 0 ? 50 - share(output()) : 50}%` }}
                />
              </td>
              <td class="output-bars-number">{formatNumber(output())}</td>
            </tr>
          )}
        </Index>
      </tbody>
    </table>
  );
}

const formatLimit = (limit: number): string => (limit < 0 ? '−' : '') + Math.abs(limit).toPrecision(2).replace(/\.0$/, '');
