import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { CurveChart, type ChartLine } from '../curves/curve-chart.tsx';
import { SaveFigure } from '../figures/save-figure.tsx';
import { formatPercent } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import type { LivePoint } from '../curves/curve-data.ts';
import { classCurves, weakestClass } from './class-curves.ts';

/** The accuracy of each class while the network learns: one class stands out, the others are there to compare it with. */
export function ClassAccuracy(props: { readonly points: readonly LivePoint[]; readonly last: number }): JSX.Element {
  const lab = useLab();
  const [chosen, setChosen] = createSignal<number>();
  const curves = createMemo(() => classCurves(props.points, lab.state.data?.classes ?? []));
  const shown = (): number | undefined => chosen() ?? weakestClass(curves());
  const lines = createMemo((): readonly ChartLine[] =>
    curves().map(({ name, x, y }, index) => (index === shown() ? { label: name, x, y, color: '--accent', width: 3 } : { label: name, x, y, color: '--line-strong', width: 1 })),
  );
  const samples = (): number => props.points.at(-1)?.samples ?? 0;
  const inWords = (): string => `Accuracy of each class over the epochs, at the end: ${curves().map(({ name, y }) => `${name} ${percent(y.at(-1))}`).join(', ')}.`;
  return (
    <Show when={curves().length > 0} fallback={<p class="soft">There are no classes in these data, or nothing has been trained yet.</p>}>
      <CurveChart lines={lines()} unit="right, in %" axis={{ label: 'epoch', last: props.last }} range={[0, 100]} description={inWords()} />
      <SaveFigure what="accuracy of each class" part=".curve-chart" />
      <ul class="course-classes" aria-label="Classes">
        <For each={curves()}>
          {(curve, index) => (
            <li>
              <button type="button" aria-pressed={index() === shown()} onClick={() => setChosen(index())}>
                {curve.name} <span class="numbers">{percent(curve.y.at(-1))}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <p class="small soft">
        Of the first {samples()} held-out samples, while it trains. Bold: {curves()[shown() ?? 0]?.name}, {chosen() === undefined ? 'the class that is recognized least' : 'as chosen'}.
      </p>
    </Show>
  );
}

const percent = (value: number | undefined): string => (value === undefined ? '' : formatPercent(value));
