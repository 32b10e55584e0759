import { createEffect, createSignal, on, Show, type JSX } from 'solid-js';
import { CurveChart, type ChartLine } from '../curves/curve-chart.tsx';
import { SaveFigure } from '../figures/save-figure.tsx';
import { useLab } from '../lab/lab-context.ts';
import type { DepthGradients } from '../../shared/api/course.ts';
import { LineLegend } from './line-legend.tsx';
import { sizeInWords } from './size-in-words.ts';

const activations = ['sigmoid', 'tanh', 'relu'] as const;
const [hiddenLayers, units] = [8, 16] as const;

/** Sigmoid, tanh and relu in one deep network each, before the first step: how much of the gradient arrives at the first layer. */
export function DepthComparison(): JSX.Element {
  const lab = useLab();
  const [found, setFound] = createSignal<readonly DepthGradients[]>();
  const compare = async (): Promise<void> => {
    setFound(await lab.messages.attempt(() => lab.run.ask.gradientsByDepth({ activations, hiddenLayers, units }), 'Looking at three deep networks'));
  };
  createEffect(on(() => lab.state.run?.description, () => setFound(undefined), { defer: true }));
  return (
    <>
      <p class="small">
        Three networks of {hiddenLayers} hidden layers with {units} neurons each, alike but for their activation, before the first step. Sigmoid's slope
        is at most ¼: on the way back each layer keeps at most a quarter of what comes through its weights. That of tanh reaches 1, that of relu is 1 or 0.
      </p>
      <div class="row">
        <button type="button" onClick={() => void compare()}>
          Compare sigmoid, tanh and relu
        </button>
      </div>
      <Show when={found()}>
        {(networks) => (
          <>
            <CurveChart lines={depthLines(networks())} unit="|∂C/∂w|" axis={{ label: 'layer', first: 1, last: hiddenLayers + 1 }} isLogarithmic description={inWords(networks())} />
            <SaveFigure what="gradients in deep networks" />
            <LineLegend label="Activations" lines={depthLines(networks())} figureOf={({ y }) => `${sizeInWords(y[0])} in layer 1, ${sizeInWords(y.at(-1))} in the last`} />
          </>
        )}
      </Show>
    </>
  );
}

const depthLines = (networks: readonly DepthGradients[]): readonly ChartLine[] =>
  networks.map(({ activation, sizes }, index) => ({
    label: activation,
    x: sizes.map((_, layer) => layer + 1),
    y: sizes.map((size) => (size > 0 ? size : Number.MIN_VALUE)),
    color: `--run-${index + 1}`,
    width: 2,
  }));

const inWords = (networks: readonly DepthGradients[]): string =>
  `Size of the gradients from the first layer to the last: ${networks.map(({ activation, sizes }) => `${activation} from ${sizeInWords(sizes[0])} to ${sizeInWords(sizes.at(-1))}`).join('; ')}.`;
