import { createMemo, Show, type JSX } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { UnitTrace } from '@vitrum/network';
import type { LayerSummary } from '../../shared/api/run.ts';
import { formatNumber } from '../format/number.ts';
import { useLook } from '../inside/use-look.ts';
import { useLab } from '../lab/lab-context.ts';
import type { NeuronPlace } from '../lab/lab-state.ts';
import { placeOfInput } from '../neuron/neuron-input.ts';
import { ProductTable } from '../neuron/product-table.tsx';
import { unitInWords } from '../pictures/unit-in-words.ts';
import { leftOutInWords } from '../theater/left-out.ts';
import { maskOf } from '../theater/mask-of.ts';
import { ChannelTable } from './channel-table.tsx';
import { traceEquation } from './trace-equation.ts';
import { traceKind, winnerOf } from './trace-kind.ts';
import { TracePictures } from './trace-pictures.tsx';
import { sourceInput } from './source-input.ts';
import './trace-view.css';

/** A unit of a layer without weighted sums: what it reads, which of it won or how much each counts, and what the layer keeps. */
export function TraceView(props: { readonly place: NeuronPlace; readonly layers: readonly LayerSummary[] }): JSX.Element {
  const lab = useLab();
  const question = createMemo(() => ({ ...props.place, selection: unwrap(lab.state.selection) }));
  const { latest, isUnderWay } = useLook(question, (asked) => lab.run.ask.traceUnit(asked));
  const trace = (): UnitTrace | undefined => {
    const given = latest();
    return given?.layer === props.place.layer && given.unit === props.place.unit ? given : undefined;
  };
  const summary = (): LayerSummary | undefined => props.layers[props.place.layer];
  return (
    <div class="trace-view">
      <Show
        when={trace()}
        fallback={<p class="soft">{isUnderWay() ? 'Computing.' : 'What this number is made of cannot be told: it comes from very many numbers, or from several layers that do not add up.'}</p>}
      >
        {(shown) => (
          <>
            <h3 class="neuron-panel-title">
              {capital(unitInWords(shown().layer, shown().unit, summary()))} ({shown().type}): a = {formatNumber(shown().a)}
            </h3>
            <Show when={!isNormalization(shown(), summary())}>
              <p class="numbers neuron-equation trace-view-equation">{traceEquation(shown(), summary()?.activation)}</p>
            </Show>
            <p>{inWords(shown(), props.layers, summary())}</p>
            <TracePictures trace={shown()} layers={props.layers} />
            <Show when={shown().inputs.length > 1}>
              <TermsTable trace={shown()} layers={props.layers} />
            </Show>
            <LeftOut place={props.place} />
            <ChannelTable place={props.place} layer={summary()} trace={shown()} />
          </>
        )}
      </Show>
    </div>
  );
}

/** What each number counts: ∂a/∂x is the share of the error that goes back to it. */
function TermsTable(props: { readonly trace: UnitTrace; readonly layers: readonly LayerSummary[] }): JSX.Element {
  const lab = useLab();
  const terms = createMemo(() =>
    props.trace.inputs.map(({ layer, index, value, slope }) => ({
      place: placeOfInput(sourceInput(props.layers, layer, lab.state.data?.picture), index),
      first: value,
      second: slope,
      product: slope === 0 ? 0 : slope * value,
    })),
  );
  const isWinner = (): boolean => traceKind(props.trace) === 'winner';
  return (
    <ProductTable
      caption="What it reads, and how much each of it counts. Backwards, ∂a/∂x is the share of the error that each gets."
      columns={['From', 'input x', '× ∂a/∂x', '= part of a']}
      terms={terms()}
      total={props.trace.a - props.trace.rest}
      totalLabel={Math.abs(props.trace.rest) < 1e-9 ? 'a' : 'sum of all parts'}
      {...(Math.abs(props.trace.rest) >= 1e-9 && { added: { label: 'what does not depend on them', value: props.trace.rest, totalLabel: 'a', total: props.trace.a } })}
      {...(isWinner() && { marked: winnerOf(props.trace) })}
    />
  );
}

/** What the step that is shown makes of the unit, in a layer that leaves numbers out. */
function LeftOut(props: { readonly place: NeuronPlace }): JSX.Element {
  const lab = useLab();
  const mask = createMemo(() => maskOf(lab.run.step(), props.place.layer));
  return (
    <Show when={mask()}>
      {(shown) => (
        <p class="numbers" data-mask-of-step>
          In training, at step {lab.run.step()?.step}, its factor is m = {formatNumber(shown().factors[props.place.unit] ?? NaN)}
          {shown().factors[props.place.unit] === 0 ? ': it is left out.' : '.'} {leftOutInWords({ masks: [shown()] })}
        </p>
      )}
    </Show>
  );
}

function inWords(trace: UnitTrace, layers: readonly LayerSummary[], summary: LayerSummary | undefined): string {
  const winner = trace.inputs[winnerOf(trace)];
  switch (traceKind(trace)) {
    case 'winner':
      return `The largest of ${trace.inputs.length} numbers won: that of ${placeOfInput(sourceInput(layers, winner?.layer ?? -1, undefined), winner?.index ?? 0)}. The others are forgotten, and backwards the whole error goes to it.`;
    case 'mean':
      return `The mean of ${trace.inputs.length} numbers: each counts as much as the others, and backwards each gets 1/${trace.inputs.length} of the error.`;
    case 'sum':
      return 'The branches meet here: their numbers at this place are added, and backwards each branch gets the whole error.';
    case 'same':
      return isDropping(trace) ? 'Outside of training the number passes as it is: nothing is left out. “1 example” shows what a step leaves out.' : 'The number passes as it is.';
    case 'line':
      return summary?.activation !== undefined ? `Its slope here is ${formatNumber(trace.inputs[0]?.slope ?? NaN)}: backwards, so much of the error comes through.` : `A step of 1 in x is a step of ${formatNumber(trace.inputs[0]?.slope ?? NaN)} in a.`;
    case 'other':
      return 'It depends on all of these numbers at once; the slopes are those at this sample.';
  }
}

/** Its figures come with those that it keeps. */
const isNormalization = (trace: UnitTrace, summary: LayerSummary | undefined): boolean =>
  traceKind(trace) === 'line' && summary?.activation === undefined && (summary?.parameterCount ?? 0) > 0;

const isDropping = ({ type }: UnitTrace): boolean => type.includes('dropout');

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
