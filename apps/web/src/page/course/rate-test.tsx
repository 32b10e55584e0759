import { createEffect, createSignal, on, Show, type JSX } from 'solid-js';
import { unwrap } from 'solid-js/store';
import { trainAgain } from '../comparison/train-again.ts';
import { CurveChart } from '../curves/curve-chart.tsx';
import { SaveFigure } from '../figures/save-figure.tsx';
import { formatCount } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { draftOfTold, withTraining } from '../settings/draft.ts';
import type { RateTest } from '../../shared/api/course.ts';
import { sizeInWords } from './size-in-words.ts';

/** The learning-rate range test: the loss while η grows with every step, and the rate that it suggests. */
export function RateTestView(): JSX.Element {
  const lab = useLab();
  const [found, setFound] = createSignal<RateTest>();
  const [isUnderWay, setUnderWay] = createSignal(false);
  const test = async (): Promise<void> => {
    setUnderWay(true);
    setFound(await lab.messages.attempt(() => lab.run.ask.findRate()));
    setUnderWay(false);
  };
  createEffect(on(() => lab.state.run?.description, () => setFound(undefined), { defer: true }));
  const use = (learningRate: number): void => {
    const { run } = lab.state;
    if (run !== undefined) void trainAgain(lab, withTraining(draftOfTold(unwrap(run)), 'learningRate', learningRate));
  };
  return (
    <>
      <p class="small">A network with the first weights of this run takes steps with a learning rate that grows from 10⁻⁷ to 10, until the loss rises. The run itself stays as it is.</p>
      <div class="row">
        <button type="button" disabled={isUnderWay() || lab.state.run === undefined} onClick={() => void test()}>
          {isUnderWay() ? 'Testing …' : 'Test learning rates'}
        </button>
      </div>
      <Show when={found()}>
        {(told) => (
          <>
            <CurveChart
              lines={[{ label: 'loss', x: told().points.map(({ learningRate }) => learningRate), y: told().points.map(({ smoothedLoss }) => smoothedLoss), color: '--train', width: 2 }]}
              unit="loss, smoothed"
              axis={{ label: 'learning rate η', first: told().points[0]?.learningRate ?? 1e-7, last: told().points.at(-1)?.learningRate ?? 10, isLogarithmic: true }}
              mark={told().suggested}
              description={inWords(told())}
            />
            <SaveFigure what="learning rate test" part=".curve-chart" />
            <Show
              when={told().suggested}
              fallback={<p>The loss falls nowhere clearly: the test suggests no rate. More samples, or another loss, may help.</p>}
            >
              {(suggested) => (
                <div class="row">
                  <p>
                    Suggested: <strong class="numbers">η = {sizeInWords(suggested())}</strong>, where the loss falls most steeply (dashed). This run has{' '}
                    <span class="numbers">{String(lab.state.run?.learningRate ?? '')}</span>.
                  </p>
                  <button type="button" onClick={() => { use(Number(suggested().toPrecision(2))); }}>
                    Train again with {sizeInWords(suggested())}
                  </button>
                </div>
              )}
            </Show>
            <p class="small soft">{formatCount(told().steps)} steps; the loss is a running mean, and least at η = {sizeInWords(told().least)}.</p>
          </>
        )}
      </Show>
    </>
  );
}

const inWords = ({ points, suggested, least }: RateTest): string =>
  `Smoothed loss of a training whose learning rate grows from ${sizeInWords(points[0]?.learningRate)} to ${sizeInWords(points.at(-1)?.learningRate)}: least at ${sizeInWords(least)}. ${suggested === undefined ? 'No rate is suggested' : `Suggested: ${sizeInWords(suggested)}`}.`;
