import { createMemo, Show, type JSX } from 'solid-js';
import { CurveChart } from '../curves/curve-chart.tsx';
import type { LivePoint } from '../curves/curve-data.ts';
import { SaveFigure } from '../figures/save-figure.tsx';
import { gradientCurves } from './gradient-curves.ts';
import { LineLegend } from './line-legend.tsx';
import { sizeInWords } from './size-in-words.ts';

/** How large the gradient is in each layer while the network learns. */
export function GradientSizes(props: { readonly points: readonly LivePoint[]; readonly last: number }): JSX.Element {
  const lines = createMemo(() => gradientCurves(props.points));
  const inWords = (): string => `Size of the gradients by layer over the epochs, at the end: ${lines().map(({ label, y }) => `${label} ${sizeInWords(y.at(-1))}`).join(', ')}.`;
  return (
    <Show when={lines().length > 0} fallback={<p class="soft">Press Train: the size of the gradient in each layer is drawn here.</p>}>
      <CurveChart lines={lines()} unit="|∂C/∂w|" axis={{ label: 'epoch', last: props.last }} isLogarithmic description={inWords()} />
      <LineLegend label="Layers" lines={lines()} figureOf={({ y }) => sizeInWords(y.at(-1))} />
      <SaveFigure what="gradients by layer" />
      <p class="small soft">Root mean square of ∂C/∂w over the weights of a layer, for the mean cost of the first 50 training samples. Layers with small ones learn slowly.</p>
    </Show>
  );
}
