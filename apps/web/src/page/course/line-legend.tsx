import { For, type JSX } from 'solid-js';
import type { ChartLine } from '../curves/curve-chart.tsx';

/** The lines of a chart by color and dash, each with a figure. */
export function LineLegend(props: { readonly label: string; readonly lines: readonly ChartLine[]; readonly figureOf: (line: ChartLine) => string }): JSX.Element {
  return (
    <ul class="course-legend" aria-label={props.label}>
      <For each={props.lines}>
        {(line) => (
          <li>
            <svg width="26" height="6" aria-hidden="true">
              <line x1="0" y1="3" x2="26" y2="3" stroke={`var(${line.color})`} stroke-width="2.5" stroke-dasharray={line.dash?.join(' ') ?? ''} />
            </svg>
            {line.label} <span class="numbers">{props.figureOf(line)}</span>
          </li>
        )}
      </For>
    </ul>
  );
}
