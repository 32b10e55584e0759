import { createEffect, createMemo, Index, on, Show, type JSX } from 'solid-js';
import { formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import type { NeuronLesson } from '../../shared/api/neuron.ts';
import { significant } from './rounded-sum.ts';

type Check = NeuronLesson['checks'][number];

/** Gradients with the central differences that confirm them, and the parameter after one step. */
export function GradientTable(props: {
  readonly lesson: NeuronLesson;
  readonly inputs: readonly number[];
  /** True if other units have the same weights: the product is then the part of this one. */
  readonly shared: NeuronLesson['backward']['shared'];
  readonly placeOf: (input: number) => string;
  readonly marked: number | undefined;
  readonly onPoint: (input: number) => void;
}): JSX.Element {
  const lab = useLab();
  const isConfirmed = createMemo(() => props.lesson.checks.length > 0 && props.lesson.checks.every(({ relativeDifference }) => relativeDifference < agreement));
  createEffect(on(isConfirmed, (agrees) => agrees && lab.view.recordAction('gradient-confirmed')));
  return (
    <div class="gradient-table" role="region" aria-label="Gradients and finite differences" tabindex="0">
      <table>
        <caption>The bias, and the weights with the largest gradients or chosen by pointing</caption>
        <thead>
          <tr>
            <th scope="col">Parameter θ</th>
            <th scope="col">{props.shared === undefined ? 'x · ∂C/∂z' : 'this place: x · ∂C/∂z'}</th>
            <th scope="col">{props.shared === undefined ? 'backpropagation' : 'all places'}</th>
            <th scope="col">finite difference</th>
            <th scope="col">relative difference</th>
            <th scope="col">θ now</th>
            <th scope="col">θ after one step</th>
          </tr>
        </thead>
        <tbody>
          <Index each={props.lesson.checks}>
            {(check) => (
              <tr
                classList={{ 'product-table-marked': check().input !== undefined && check().input === props.marked }}
                onPointerEnter={() => pointTo(check(), props.onPoint)}
              >
                <th scope="row">{check().input === undefined ? 'bias' : `weight of ${props.placeOf(check().input ?? 0)}`}</th>
                <td>{asProduct(check(), props.inputs, props.lesson.backward.dz)}</td>
                <td>{gradientText(check().backpropagation)}</td>
                <td>{gradientText(check().numerical)}</td>
                <td>{differenceText(check())}</td>
                <td>{formatNumber(check().value)}</td>
                <td>{afterStep(check(), props.lesson.learningRate)}</td>
              </tr>
            )}
          </Index>
        </tbody>
      </table>
      <p class="small soft">
        The finite difference asks the cost itself, twice: (C(θ + h) − C(θ − h)) / 2h. Backpropagation needs no such trial. The
        cost of this sample is {formatNumber(props.lesson.cost)}. The step is that of plain gradient descent with η ={' '}
        {String(props.lesson.learningRate)}.
        <Show when={props.lesson.optimizer !== 'sgd'}> The run's optimizer, {props.lesson.optimizer}, makes a step of its own from the same gradient.</Show>
      </p>
    </div>
  );
}

/** The largest relative difference of two numbers that are one but for rounding. */
const agreement = 1e-3;

function pointTo({ input }: Check, onPoint: (input: number) => void): void {
  if (input !== undefined) onPoint(input);
}

const asProduct = ({ input }: Check, inputs: readonly number[], dz: number): string =>
  `${input === undefined ? '1' : formatNumber(inputs[input] ?? NaN)} × ${significant(dz)}`;

/** Enough digits to see the agreement. */
const gradientText = (gradient: number): string => significant(gradient, 6);

const differenceText = ({ relativeDifference }: Check): string =>
  relativeDifference === 0 ? '0' : relativeDifference.toExponential(0).replace('e-', 'e−');

function afterStep({ value, backpropagation }: Check, learningRate: number): string {
  const change = -learningRate * backpropagation;
  if (change === 0) return 'as it is';
  return `${(value + change).toFixed(6).replace(/^-/, '−')} (${change > 0 ? '+' : ''}${significant(change, 3)})`;
}
