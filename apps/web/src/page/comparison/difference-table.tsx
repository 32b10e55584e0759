import { createMemo, For, Show, type JSX } from 'solid-js';
import { colorOfRun } from '../curves/chart-lines.ts';
import { hasHeldOutLoss, heldOutAccuracy, heldOutLoss, heldOutPart } from '../curves/held-out.ts';
import { formatNumber, formatPercent, formatSeconds } from '../format/number.ts';
import { differenceRows, type DifferenceRow } from './differences.ts';
import type { ShownRun } from './shown-runs.ts';

/** The settings in which runs differ, a column for each run, with what came of them below. */
export function DifferenceTable(props: { readonly runs: readonly ShownRun[] }): JSX.Element {
  const rows = createMemo(() => differenceRows(props.runs));
  const figures = createMemo(() => figureRows(props.runs));
  return (
    <div class="comparison-scroll" role="region" aria-label="What differs" tabindex="0">
      <table class="comparison-table">
        <caption>{rows().length === 0 ? 'These runs have the same settings: only chance, or the machine, could tell them apart.' : 'What differs between them, and what came of it'}</caption>
        <thead>
          <tr>
            <th scope="col">setting</th>
            <For each={props.runs}>
              {(run) => (
                <th scope="col">
                  <span class="comparison-color" style={{ 'background-color': `var(${colorOfRun(run.slot)})` }} aria-hidden="true" />
                  {run.label}
                  <Show when={run.slot === 0}>
                    <span class="soft"> (shown now)</span>
                  </Show>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <Rows rows={rows()} />
        </tbody>
        <tbody class="comparison-figures">
          <Rows rows={figures()} />
        </tbody>
      </table>
    </div>
  );
}

function Rows(props: { readonly rows: readonly DifferenceRow[] }): JSX.Element {
  return (
    <For each={props.rows}>
      {(row) => (
        <tr>
          <th scope="row">{row.name}</th>
          <For each={row.values}>{(value) => <td class="numbers">{value}</td>}</For>
        </tr>
      )}
    </For>
  );
}

function figureRows(runs: readonly ShownRun[]): readonly DifferenceRow[] {
  const part = heldOutPart(runs.find(({ rows }) => rows.length > 0)?.rows.at(-1) ?? {});
  const written = (name: string, write: (run: ShownRun) => string | undefined): DifferenceRow => ({ name, values: runs.map((run) => write(run) ?? '') });
  const rows = [
    written('epochs done', ({ rows: done }) => String(done.at(-1)?.epoch ?? 0)),
    written(`${part} loss`, ({ rows: done }) => (hasHeldOutLoss(done.at(-1) ?? {}) ? formatNumber(heldOutLoss(done.at(-1) ?? {})) : undefined)),
    written(`${part} accuracy`, ({ rows: done }) => percent(heldOutAccuracy(done.at(-1) ?? {}))),
    written('best epoch', ({ rows: done }) => bestEpoch(done)),
    written('time for an epoch', ({ rows: done }) => (done.length === 0 ? undefined : formatSeconds(done.reduce((sum, { seconds }) => sum + seconds, 0) / done.length))),
  ];
  return rows.filter(({ values }) => values.some((value) => value !== ''));
}

const percent = (value: number | undefined): string | undefined => (value === undefined ? undefined : formatPercent(value));

/** `95.08 % after epoch 5` */
function bestEpoch(rows: ShownRun['rows']): string | undefined {
  const scored = rows.flatMap((row) => {
    const accuracy = heldOutAccuracy(row);
    return accuracy === undefined ? [] : [{ accuracy, epoch: row.epoch }];
  });
  const [first, ...others] = scored;
  if (first === undefined) return undefined;
  const best = others.reduce((before, next) => (next.accuracy > before.accuracy ? next : before), first);
  return `${formatPercent(best.accuracy)} after epoch ${best.epoch}`;
}
