import { createEffect, createSignal, lazy, onCleanup, onMount, Show, Suspense, type JSX } from 'solid-js';
import type { Reference, ReferenceKind } from '@vitrum/core';
import type { Curve } from '@vitrum/plots';
import { useLab } from '../lab/lab-context.ts';
import { nameOf } from './draft.ts';
import { loadCurves } from './load-curves.ts';
import './curve-plot.css';

/** Loaded with the first plot that comes into sight. */
const CurveFigure = lazy(async () => ({ default: (await import('./curve-figure.tsx')).CurveFigure }));

/** The line of an activation, a loss or a schedule with its derivative; asked for when it comes into sight. */
export function CurvePlot(props: { readonly kind: ReferenceKind; readonly reference: Reference }): JSX.Element {
  const lab = useLab();
  const [curves, setCurves] = createSignal<readonly Curve[]>();
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
      if (props.kind === kind && props.reference === reference) setCurves(loaded);
    });
  });

  return (
    <div class="curve-plot" ref={setPlace} aria-busy={curves() === undefined}>
      <Show when={curves()}>
        {(loaded) => (
          // A loss has curves for several targets; one tells what it is like.
          <Show when={loaded().at(-1)} fallback={<p class="small soft">{withoutLine[props.kind] ?? ''}</p>}>
            {(curve) => (
              <Suspense>
                <CurveFigure curve={curve()} name={nameOf(props.reference)} />
              </Suspense>
            )}
          </Show>
        )}
      </Show>
    </div>
  );
}

const withoutLine: Readonly<Partial<Record<ReferenceKind, string>>> = {
  activation: 'Each output depends on all the others of its row, so one line cannot show it.',
  loss: 'It depends on all outputs of a row together, so one line cannot show it.',
  schedule: 'It follows the losses of the run, so that no line is known before.',
};
