import { For, Show, type JSX } from 'solid-js';
import { formatNumber, formatPercent } from '../format/number.ts';
import { lossOf } from '../comparison/loss-of.ts';
import type { ShownRun } from '../comparison/shown-runs.ts';
import { hasHeldOutLoss, heldOutAccuracy, heldOutLoss, heldOutPart } from './held-out.ts';
import { colorOfRun } from './chart-lines.ts';
import './runs-legend.css';

/** The one legend of compared runs, for both figures: the color of each, and its figures after its last epoch. */
export function RunsLegend(props: { readonly runs: readonly ShownRun[]; /** Those whose loss is of another kind. */ readonly notDrawn: readonly ShownRun[]; readonly hasAccuracy: boolean }): JSX.Element {
  const percent = (value: number | undefined): string => (value === undefined ? '' : formatPercent(value));
  return (
    <div class="runs-legend" role="region" aria-label="Runs in the curves" tabindex="0">
      <table>
        <caption>Training is thin, {heldOutPart(props.runs[0]?.rows.at(-1) ?? {})} thick.</caption>
        <thead>
          <tr>
            <th scope="col">run</th>
            <th scope="col">epochs</th>
            <th scope="col">loss</th>
            <Show when={props.hasAccuracy}>
              <th scope="col">right</th>
            </Show>
          </tr>
        </thead>
        <tbody>
          <For each={props.runs}>
            {(run) => (
              <tr>
                <th scope="row">
                  <span class="runs-legend-color" style={{ 'background-color': `var(${colorOfRun(run.slot)})` }} aria-hidden="true" />
                  <span>
                    {run.label}
                    <Show when={run.slot === 0}>
                      <span class="soft"> (shown now)</span>
                    </Show>
                  </span>
                </th>
                <td class="numbers">{run.rows.at(-1)?.epoch ?? 0}</td>
                <td class="numbers">{hasHeldOutLoss(run.rows.at(-1) ?? {}) ? formatNumber(heldOutLoss(run.rows.at(-1) ?? {})) : ''}</td>
                <Show when={props.hasAccuracy}>
                  <td class="numbers">{percent(heldOutAccuracy(run.rows.at(-1) ?? {}))}</td>
                </Show>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.notDrawn.length > 0}>
        <p class="small soft">
          Not drawn: {props.notDrawn.map(({ label }) => label).join('; ')}. A loss of another kind ({[...new Set(props.notDrawn.map(lossOf))].join(', ')}) is on another scale.
        </p>
      </Show>
    </div>
  );
}
