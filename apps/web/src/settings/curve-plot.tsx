import { createEffect, createMemo, createSignal, createUniqueId, For, onCleanup, onMount, Show, type JSX } from 'solid-js';
import type { Reference, ReferenceKind } from '@vitrum/core';
import { useLab } from '../lab/lab-context.ts';
import type { CatalogCurve } from '../worker/api/catalog.ts';
import { nameOf } from './draft.ts';
import { loadCurves } from './load-curves.ts';
import { describePlot, figure, figuresOf, frameOf, pathOf, placeOf, plotSize } from './plot-frame.ts';
import './curve-plot.css';

/** The line of an activation, a loss or a schedule with its derivative; asked for when it comes into sight. */
export function CurvePlot(props: { readonly kind: ReferenceKind; readonly reference: Reference }): JSX.Element {
  const lab = useLab();
  const [curves, setCurves] = createSignal<readonly CatalogCurve[]>();
  const [isSeen, setSeen] = createSignal(false);
  const [place, setPlace] = createSignal<HTMLDivElement>();

  onMount(() => {
    const element = place();
    if (element === undefined) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: '25%' }, // a little before it comes into sight
    );
    observer.observe(element);
    onCleanup(() => {
      observer.disconnect();
    });
  });

  createEffect(() => {
    if (!isSeen()) return;
    const { kind, reference } = props;
    void loadCurves(lab, kind, reference).then((loaded) => {
      if (props.kind === kind && props.reference === reference) setCurves(shownOf(loaded));
    });
  });

  return (
    <div class="curve-plot" ref={setPlace} aria-busy={curves() === undefined}>
      <Show when={curves()}>
        {(loaded) => (
          <Show when={loaded().length > 0} fallback={<p class="small soft">{withoutLine[props.kind] ?? ''}</p>}>
            <Picture curves={loaded()} name={nameOf(props.reference)} />
          </Show>
        )}
      </Show>
    </div>
  );
}

/** A loss has lines for several targets; one tells what it is like. */
function shownOf(curves: readonly CatalogCurve[]): readonly CatalogCurve[] {
  const target = / at t = .*$/.exec(curves.at(-1)?.label ?? '')?.[0];
  return target === undefined ? curves.slice(0, 2) : curves.filter(({ label }) => label.endsWith(target)).slice(0, 2);
}

const withoutLine: Readonly<Partial<Record<ReferenceKind, string>>> = {
  activation: 'Each output depends on all the others of its row, so one line cannot show it.',
  loss: 'It depends on all outputs of a row together, so one line cannot show it.',
};

function Picture(props: { readonly curves: readonly CatalogCurve[]; readonly name: string }): JSX.Element {
  const id = createUniqueId();
  const frame = createMemo(() => frameOf(props.curves));
  const place = (x: number, y: number): readonly [number, number] => placeOf(frame(), x, y);
  const { width, height, left, right, top, bottom } = plotSize;
  const zero = (): number => place(0, 0)[1];
  return (
    <figure class="curve-plot-figure">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={describePlot(props.name, props.curves)}>
        <clipPath id={id}>
          <rect x={left} y={top} width={width - left - right} height={height - top - bottom} />
        </clipPath>
        <rect class="curve-plot-area" x={left} y={top} width={width - left - right} height={height - top - bottom} />
        <line class="curve-plot-axis" x1={left} x2={width - right} y1={zero()} y2={zero()} />
        <Show when={frame().left < 0}>
          <line class="curve-plot-axis" x1={place(0, 0)[0]} x2={place(0, 0)[0]} y1={top} y2={height - bottom} />
        </Show>
        <g clip-path={`url(#${id})`}>
          <For each={props.curves.toReversed()}>
            {(curve) => <path class="curve-plot-line" classList={{ 'curve-plot-slope': curve.isDerivative }} d={pathOf(frame(), curve)} />}
          </For>
        </g>
        <For each={figuresOf(frame())}>
          {(y) => (
            <text x={left - 4} y={place(0, y)[1] + 4} text-anchor="end">
              {figure(y)}
            </text>
          )}
        </For>
        <text x={left} y={height - 6}>
          {figure(frame().left)}
        </text>
        <text x={(left + width - right) / 2} y={height - 6} text-anchor="middle" class="curve-plot-variable">
          {props.curves[0]?.variable}
        </text>
        <text x={width - right} y={height - 6} text-anchor="end">
          {figure(frame().right)}
        </text>
      </svg>
      <figcaption class="curve-plot-legend small">
        <For each={props.curves}>
          {(curve) => (
            <span class="curve-plot-key" classList={{ 'curve-plot-key-slope': curve.isDerivative }}>
              {curve.label}
            </span>
          )}
        </For>
      </figcaption>
    </figure>
  );
}
