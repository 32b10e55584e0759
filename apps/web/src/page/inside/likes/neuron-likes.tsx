import { createMemo, Show, type JSX } from 'solid-js';
import type { ExcitingInput, NeuronLikes } from '../../../shared/api/inside.ts';
import { OutputBars } from '../../drawing-pad/output-bars.tsx';
import { formatCount, formatNumber } from '../../format/number.ts';
import { useLab } from '../../lab/lab-context.ts';
import type { NeuronPlace } from '../../lab/lab-state.ts';
import { healthInWords } from '../health/health-in-words.ts';
import { InputFigure } from '../input-figure.tsx';
import { useLook } from '../use-look.ts';
import { SampleRow } from './sample-row.tsx';
import './neuron-likes.css';

/** What a neuron likes: the samples that it answers to most and least, its mean for each class, and the input that would excite it. */
export function NeuronLikesView(props: { readonly place: NeuronPlace }): JSX.Element {
  const lab = useLab();
  const place = createMemo(() => ({ layer: props.place.layer, unit: props.place.unit, run: lab.state.run }), undefined, {
    equals: (one, other) => one.layer === other.layer && one.unit === other.unit && one.run === other.run,
  });
  const likes = useLook(place, ({ layer, unit }) => lab.run.ask.neuronLikes({ layer, unit })).latest;
  const exciting = useLook(place, ({ layer, unit }) => lab.run.ask.exciteNeuron({ layer, unit })).latest;
  const isPresent = (answer: NeuronPlace | undefined): boolean => answer?.layer === props.place.layer && answer.unit === props.place.unit;
  const health = (): string | undefined => healthInWords(lab.run.health(), props.place, lab.state.run?.layers[props.place.layer]);
  return (
    <div class="neuron-likes">
      <Show when={health()}>{(words) => <p class="neuron-likes-health">{words()}</p>}</Show>
      <Show when={isPresent(likes()) ? likes() : undefined} fallback={<p class="soft">Looking at the test samples …</p>}>
        {(shown) => <Likes likes={shown()} />}
      </Show>
      <Show when={isPresent(exciting()) ? exciting() : undefined}>{(shown) => <Exciting exciting={shown()} strongest={likes()?.most[0]?.a} />}</Show>
    </div>
  );
}

function Likes(props: { readonly likes: NeuronLikes }): JSX.Element {
  const lab = useLab();
  const samples = (): string => (lab.state.data?.picture === undefined ? 'samples' : 'pictures');
  const isWhole = (): boolean => props.likes.looked === lab.state.data?.testSize;
  return (
    <>
      <section aria-label="What excites it most">
        <h3>
          The {props.likes.most.length} test {samples()} that excite it most
        </h3>
        <SampleRow samples={props.likes.most} />
      </section>
      <section aria-label="What excites it least">
        <h3>
          The {props.likes.least.length} that excite it least
        </h3>
        <SampleRow samples={props.likes.least} />
      </section>
      <section class="neuron-likes-groups" aria-label="Its mean for each group">
        <Show when={props.likes.groups.length > 0}>
          <h3>{lab.state.data?.task === 'regression' ? 'Its mean a for small and large targets' : 'Its mean a for each class'}</h3>
          <OutputBars
            caption="The mean of a over the samples of each group"
            heads={['Group', 'Mean a']}
            count={props.likes.groups.length}
            outputs={Float32Array.from(props.likes.groups, ({ mean }) => mean)}
            classes={props.likes.groups.map(({ name }) => name)}
            predicted={undefined}
          />
        </Show>
        <p class="small soft">
          {isWhole() ? `Of all ${formatCount(props.likes.looked)} test ${samples()}` : `Of the first ${formatCount(props.likes.looked)} test ${samples()}`}, with
          the weights of this moment; its mean over all of them is {formatNumber(props.likes.mean)}.
        </p>
      </section>
    </>
  );
}

function Exciting(props: { readonly exciting: ExcitingInput; readonly strongest: number | undefined }): JSX.Element {
  return (
    <section class="neuron-likes-exciting" aria-label="The input that would excite it">
      <h3>The input that would excite it</h3>
      <InputFigure input={props.exciting.input} label="An input made by gradient ascent, which excites this neuron." />
      <p class="small">
        From the mean of the training data (a = <span class="numbers">{formatNumber(props.exciting.before)}</span>) it took{' '}
        {props.exciting.steps} steps up the slope of {props.exciting.isOfZ ? 'z' : 'a'}, to a ={' '}
        <strong class="numbers">{formatNumber(props.exciting.a)}</strong>
        <Show when={props.strongest !== undefined}>
          ; the strongest test sample has a = <span class="numbers">{formatNumber(props.strongest ?? NaN)}</span>
        </Show>
        .
      </p>
      <p class="small soft">
        Gradient ascent through the network as it is, with a penalty on the distance from the mean; every number stays within the range that
        it has in the data.
      </p>
    </section>
  );
}
