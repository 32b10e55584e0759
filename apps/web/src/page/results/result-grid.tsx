import { createEffect, createMemo, createSignal, For, on, Show, type JSX } from 'solid-js';
import { formatCount } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import type { Sample } from '../../shared/api/data.ts';
import type { TestResults } from '../../shared/api/results.ts';
import { ResultItem } from './result-item.tsx';

/** Samples per page. */
const pageSize = 60;

/** The filtered samples, a page at a time. */
export function ResultGrid(props: { readonly results: TestResults; readonly samples: readonly number[]; readonly title: string }): JSX.Element {
  const lab = useLab();
  const [page, setPage] = createSignal(0);
  const [loaded, setLoaded] = createSignal<readonly Sample[]>([]);
  const pages = createMemo(() => Math.max(1, Math.ceil(props.samples.length / pageSize)));
  const current = createMemo(() => Math.min(page(), pages() - 1));
  const first = createMemo(() => current() * pageSize);
  const shown = createMemo(() => props.samples.slice(first(), first() + pageSize), [], { equals: isSameList });
  const inputs = createMemo(() => new Map(loaded().map((sample) => [sample.index, sample])));

  createEffect(on(() => props.title, () => setPage(0)));
  createEffect(
    on([shown, () => lab.state.data], async ([indices]) => {
      if (indices.length === 0) return;
      const samples = await lab.messages.attempt(() => lab.data.ask.samples('test', indices));
      if (samples !== undefined && indices === shown()) setLoaded(samples);
    }),
  );
  return (
    <section class="result-grid" aria-label="Test samples">
      <div class="result-grid-head">
        <h3>{props.title}</h3>
        <p class="small numbers">{rangeInWords(first(), shown().length, props.samples.length)}</p>
        <Show when={pages() > 1}>
          <div class="row" role="group" aria-label="Pages">
            <button type="button" disabled={current() === 0} onClick={() => setPage(current() - 1)}>
              Previous
            </button>
            <button type="button" disabled={current() === pages() - 1} onClick={() => setPage(current() + 1)}>
              Next
            </button>
          </div>
        </Show>
      </div>
      <ul class="result-grid-list" classList={{ 'result-grid-rows': lab.state.data?.picture === undefined }}>
        <For each={shown()}>
          {(index) => (
            <li>
              <ResultItem
                index={index}
                sample={inputs().get(index)}
                predicted={props.results.classes[props.results.predicted[index] ?? -1] ?? ''}
                label={props.results.classes[props.results.labels[index] ?? -1] ?? ''}
                confidence={props.results.confidence[index] ?? NaN}
              />
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

const isSameList = (first: readonly number[], second: readonly number[]): boolean =>
  first.length === second.length && first.every((each, i) => each === second[i]);

function rangeInWords(first: number, count: number, all: number): string {
  if (all === 0) return 'none';
  return `${formatCount(first + 1)} to ${formatCount(first + count)} of ${formatCount(all)}`;
}
