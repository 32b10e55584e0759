import { createMemo, For, Show, type JSX } from 'solid-js';
import { SaveFigure } from '../figures/save-figure.tsx';
import { formatCount, formatPercent } from '../format/number.ts';
import { Term } from '../terms/term.tsx';
import type { TestResults } from '../../shared/api/results.ts';
import { confusionRows, type ConfusionCell } from './confusion-rows.ts';

interface ConfusionTableProps {
  readonly results: TestResults;
  /** The cell whose examples are shown. */
  readonly open: { readonly label?: number | undefined; readonly predicted?: number | undefined };
  /** Without it, the numbers are no buttons. */
  readonly onOpen?: (label: number, predicted: number) => void;
  /** Whose matrix it is, where there are several networks. */
  readonly of?: string;
}

/** The confusion matrix; a cell opens its examples. */
export function ConfusionTable(props: ConfusionTableProps): JSX.Element {
  const rows = createMemo(() => confusionRows(props.results));
  const maxMistakeShare = createMemo(() => Math.max(0, ...rows().flatMap(({ label, cells }) => cells.filter(({ predicted }) => predicted !== label).map(({ share }) => share))));
  const name = (index: number): string => props.results.classes[index] ?? String(index);
  const isOpen = (label: number, predicted: number): boolean => props.open.label === label && props.open.predicted === predicted;
  return (
    <div data-figure>
    <SaveFigure what={props.of === undefined ? 'confusion matrix' : `confusion matrix of ${props.of}`} part=".confusion-table" />
    <div class="confusion-table-scroll" role="region" aria-label={props.of === undefined ? 'Confusion matrix' : `Confusion matrix of ${props.of}`} tabindex="0">
      <table class="confusion-table">
        <caption>
          <Term>Confusion matrix</Term>: in each row the test samples of one class, in each column what they are taken for.
          <Show when={props.onOpen}> Press a number to see its samples.</Show>
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="colgroup" colspan={props.results.classes.length}>
              seen as
            </th>
            <td />
          </tr>
          <tr>
            <th scope="col">right answer</th>
            <For each={props.results.classes}>{(each) => <th scope="col">{each}</th>}</For>
            <th scope="col">recog&shy;nized</th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {(row) => (
              <tr>
                <th scope="row">{row.name}</th>
                <For each={row.cells}>
                  {(cell) => (
                    <td>
                      <Show when={cell.count > 0} fallback={<span class="confusion-table-none">0</span>}>
                        <Show when={props.onOpen} fallback={<span class="confusion-table-cell" style={{ 'background-color': cellColor(row.label, cell, maxMistakeShare()) }}>{formatCount(cell.count)}</span>}>
                        <button
                          type="button"
                          class="confusion-table-cell"
                          style={{ 'background-color': cellColor(row.label, cell, maxMistakeShare()) }}
                          aria-pressed={isOpen(row.label, cell.predicted)}
                          aria-label={`${formatCount(cell.count)} of class ${row.name} taken for ${name(cell.predicted)}`}
                          onClick={() => {
                            props.onOpen?.(row.label, cell.predicted);
                          }}
                        >
                          {formatCount(cell.count)}
                        </button>
                        </Show>
                      </Show>
                    </td>
                  )}
                </For>
                <td>{row.total === 0 ? 'none there' : formatPercent(100 * (row.cells[row.label]?.share ?? 0))}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
    </div>
  );
}

/** Right answers and mistakes have a scale each: the strongest mistake has the full color, and the square root shows the few. */
function cellColor(label: number, { predicted, share }: ConfusionCell, maxMistakeShare: number): string {
  const amount = label === predicted ? 8 + 30 * share ** 4 : 6 + 50 * Math.sqrt(share / Math.max(maxMistakeShare, 1e-9));
  return `color-mix(in srgb, var(${label === predicted ? '--good' : '--bad'}) ${amount.toFixed(1)}%, var(--surface))`;
}
