import { createEffect, createMemo, createSignal, createUniqueId, For, onCleanup, onMount, type JSX } from 'solid-js';
import { branchesInWords } from './branches-in-words.ts';
import type { LayerSummary } from '../../../shared/api/run.ts';
import { branchesOf, levelsOf, type Branch } from './branches-of.ts';
import { placeInWords } from './place-in-words.ts';
import './branch-curves.css';

/** Height of a level, and what is left below the lowest, in pixels. */
const [levelHeight, lowest] = [14, 12];
/** Radius of the bends, and how far from a column's middle links leave and arrive. */
const [radius, aside] = [8, 7];

/** The height that links around layers take above the columns, in pixels. */
const branchHeight = (levels: number): number => (levels === 0 ? 0 : levels * levelHeight + lowest);

/** Links that go around layers, as curves over the columns: the branches of residual blocks. */
export function BranchCurves(props: { readonly layers: readonly LayerSummary[] }): JSX.Element {
  const arrow = createUniqueId();
  const [middles, setMiddles] = createSignal<readonly number[]>([]);
  const branches = createMemo(() => branchesOf(props.layers));
  const height = createMemo(() => branchHeight(levelsOf(branches())));
  const start = (drawing: SVGSVGElement): void => {
    onMount(() => {
      const stage = drawing.parentElement;
      if (stage === null) return;
      createEffect(() => {
        stage.style.paddingTop = `${height()}px`;
      });
      onCleanup(() => {
        stage.style.paddingTop = '';
      });
      const measure = (): void => {
        setMiddles(Array.from(stage.querySelectorAll<HTMLElement>('.network-view-title'), (title) => title.offsetLeft + title.offsetWidth / 2));
      };
      const observer = new ResizeObserver(measure);
      observer.observe(stage);
      for (const title of stage.querySelectorAll('.network-view-title')) observer.observe(title);
      onCleanup(() => {
        observer.disconnect();
      });
    });
  };
  return (
    <svg ref={start} class="branch-curves" height={height()} role="img" aria-label={branchesInWords(branches())}>
      <marker id={arrow} viewBox="0 0 8 8" refX="4" refY="7" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse">
        <path d="M0 0L4 8L8 0Z" fill="var(--text-soft)" />
      </marker>
      <For each={branches()}>
        {(branch) => (
          <path class="branch-curve" data-branch={`${branch.from}-${branch.to}`} d={pathOf(branch, middles(), height())} marker-end={`url(#${arrow})`}>
            <title>{`from ${placeInWords(branch.from)} to ${placeInWords(branch.to)}`}</title>
          </path>
        )}
      </For>
    </svg>
  );
}

/** Up from one column, over the others, down to another. */
function pathOf({ from, to, level }: Branch, middles: readonly number[], height: number): string {
  const [first, last] = [middles[from + 1], middles[to + 1]];
  if (first === undefined || last === undefined) return '';
  const [left, right] = [first + aside, last - aside];
  const top = height - lowest - level * levelHeight - levelHeight / 2;
  return `M${left} ${height}V${top + radius}Q${left} ${top} ${left + radius} ${top}H${right - radius}Q${right} ${top} ${right} ${top + radius}V${height - 1}`;
}
