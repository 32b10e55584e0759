import { Show, type JSX } from 'solid-js';
import { Formula } from '../formula/formula.tsx';
import { formatCount, formatNumber } from '../format/number.ts';
import type { NeuronLesson, NeuronView } from '../../shared/api/neuron.ts';
import { ErrorWay } from './error-way.tsx';
import { GradientTable } from './gradient-table.tsx';
import { placeOfInput, type NeuronInput } from './neuron-input.ts';
import { ProductTable } from './product-table.tsx';
import type { SeenPart } from './seen-part.ts';
import { significant } from './rounded-sum.ts';
import { MapChooser, sizeOf } from './window-pictures.tsx';
import { SignedPicture } from './signed-picture.tsx';

/** The gradients of one neuron: ∂C/∂a, times φ′(z), times each input. */
export function BackwardView(props: {
  readonly view: NeuronView;
  readonly lesson: NeuronLesson;
  readonly input: NeuronInput;
  readonly seen: SeenPart | undefined;
  readonly onMap: (map: number) => void;
  readonly marked: number | undefined;
  readonly onPoint: (input: number) => void;
}): JSX.Element {
  const backward = (): NeuronLesson['backward'] => props.lesson.backward;
  const picture = () => (props.input.kind === 'pixels' ? props.input.size : undefined);
  return (
    <div class="neuron-view neuron-backward">
      <section class="neuron-step" aria-label="How the cost changes with a">
        <h3>1. How the cost changes with a</h3>
        <OutputGradient view={props.view} lesson={props.lesson} />
      </section>
      <section class="neuron-step" aria-label="How the cost changes with z">
        <h3>2. How the cost changes with z</h3>
        <Show when={backward().derivative !== undefined && backward().outputGradient !== undefined} fallback={<DirectDerivative view={props.view} lesson={props.lesson} />}>
          <p>
            <Formula formula="∂C/∂z = ∂C/∂a · φ′(z)" />
          </p>
          <p class="numbers neuron-equation">
            {significant(backward().outputGradient ?? NaN)} × {significant(backward().derivative ?? NaN)} ={' '}
            <strong>{significant(backward().dz)}</strong>
          </p>
          <Show when={props.lesson.derivativeFormula}>
            {(formula) => (
              <p class="small">
                <Formula formula={`φ′(z) = ${formula()}`} />, with z = {formatNumber(props.view.forward.z)} and a = {formatNumber(props.view.forward.a)}
              </p>
            )}
          </Show>
        </Show>
      </section>
      <section class="neuron-step neuron-step-wide" aria-label="How the cost changes with each weight">
        <h3>3. How the cost changes with each weight, and what a step does</h3>
        <Show
          when={backward().shared}
          fallback={<p>
              <Formula formula="∂C/∂wᵢ = xᵢ · ∂C/∂z" />, and for the bias <Formula formula="∂C/∂b = ∂C/∂z" />. A step is <Formula formula="θ − η · gradient" />.
            </p>}
        >
          {(shared) => (
            <p>
              The kernel is used at {formatCount(shared().units)} places, and each adds its part: <Formula formula="∂C/∂wᵢ = Σ xᵢ · ∂C/∂z" /> and{' '}
              <Formula formula="∂C/∂b = Σ ∂C/∂z" /> over all of them. A step is <Formula formula="θ − η · gradient" />.
            </p>
          )}
        </Show>
        <div class="neuron-gradients">
          <Show when={picture()}>
            {(size) => (
              <SignedPicture
                title="gradients ∂C/∂w"
                label="The gradient of every weight as a picture."
                values={backward().weightGradients}
                size={size()}
                onPoint={props.onPoint}
                {...(props.marked !== undefined && { marked: props.marked })}
              />
            )}
          </Show>
          <Show when={props.seen}>
            {(seen) => (
              <div>
                <MapChooser input={seen().input} window={seen().window} map={seen().map} onMap={props.onMap} />
                <SignedPicture
                  title="gradients ∂C/∂w"
                  label="The gradient of the kernel's weights for this map."
                  values={partOf(seen()).map((input) => backward().weightGradients[input] ?? NaN)}
                  size={sizeOf(seen().window)}
                  onPoint={(pixel) => props.onPoint(partOf(seen())[pixel] ?? 0)}
                />
              </div>
            )}
          </Show>
          <GradientTable
            lesson={props.lesson}
            shared={backward().shared}
            placeOf={(input) => placeOfInput(props.input, props.view.places[input] ?? input)}
            marked={props.marked}
            onPoint={props.onPoint}
            inputs={props.view.forward.inputs}
          />
        </div>
      </section>
    </div>
  );
}

/** The unit's inputs in the shown map. */
const partOf = ({ window, map }: SeenPart): readonly number[] => window.inputs.get(map) ?? [];

/** ∂C/∂a: from the layer above, or from the cost itself. */
function OutputGradient(props: { readonly view: NeuronView; readonly lesson: NeuronLesson }): JSX.Element {
  const backward = (): NeuronLesson['backward'] => props.lesson.backward;
  const target = (): number => props.lesson.target[props.view.unit] ?? NaN;
  return (
    <>
      <ErrorWay backward={backward()} />
      <Show when={backward().origin === 'loss'}>
        <p>
          This neuron is an output, so the cost depends on it directly. ∂C/∂a is the derivative of the cost, {props.lesson.loss.name}
          <Show when={props.lesson.loss.formula}>{(formula) => <>: <Formula formula={`C = ${formula()}`} />, with y for the output and t for the target</>}</Show>.
        </p>
        <p class="numbers neuron-equation">
          output {formatNumber(props.view.forward.a)}, target {formatNumber(target())}: ∂C/∂a ={' '}
          <strong>{significant(backward().outputGradient ?? NaN)}</strong>
        </p>
      </Show>
      <Show when={backward().origin === 'loss-and-activation'}>
        <p>
          This neuron is an output. {props.lesson.loss.name} and {props.view.forward.activation.name} are computed together, which
          is exact where each by itself would not be, so ∂C/∂a is never formed: the next line follows from output and target.
        </p>
        <p class="numbers neuron-equation">
          output {formatNumber(props.view.forward.a)}, target {formatNumber(target())}
        </p>
      </Show>
      <Show when={backward().origin === 'layers-above' && backward().downstream === undefined && backward().passages === undefined}>
        <p class="numbers neuron-equation">
          from the layers above: ∂C/∂a = <strong>{significant(backward().outputGradient ?? NaN)}</strong>
        </p>
      </Show>
    </>
  );
}

/** ∂C/∂z that is not a product of two numbers. */
function DirectDerivative(props: { readonly view: NeuronView; readonly lesson: NeuronLesson }): JSX.Element {
  const difference = (): OutputError | undefined => outputError(props.view, props.lesson);
  return (
    <Show
      when={props.lesson.backward.rowTerms}
      fallback={
        <>
          <Show when={difference()}>
            {(error) => (
              <p>
                ∂C/∂z = a − t <span class="numbers">= {formatNumber(error().a)} − {formatNumber(error().target)}</span>
              </p>
            )}
          </Show>
          <p class="numbers neuron-equation">
            ∂C/∂z = <strong>{significant(props.lesson.backward.dz)}</strong>
          </p>
        </>
      }
    >
      {(terms) => (
        <ProductTable
          caption={
            <>
              z changes every output of its layer: <Formula formula="∂C/∂z = Σᵢ ∂C/∂aᵢ · ∂aᵢ/∂z" />
            </>
          }
          columns={['Output', '∂C/∂aᵢ', '× ∂aᵢ/∂z', '= product']}
          terms={terms().map(({ unit, outputGradient, derivative, product }) => ({
            place: `neuron ${unit}`,
            first: outputGradient,
            second: derivative,
            product,
          }))}
          total={props.lesson.backward.dz}
          totalLabel="∂C/∂z"
        />
      )}
    </Show>
  );
}

/** Two sides of what an output is off by. */
interface OutputError {
  readonly a: number;
  readonly target: number;
}

/** Rounding of 32-bit numbers. */
const sameError = 1e-5;

/** Output and target, where ∂C/∂z is their difference: with softmax and cross-entropy, for instance. */
export function outputError({ unit, forward: { a } }: Pick<NeuronView, 'unit'> & { readonly forward: Pick<NeuronView['forward'], 'a'> }, { backward, target }: Pick<NeuronLesson, 'target'> & { readonly backward: Pick<NeuronLesson['backward'], 'origin' | 'dz'> }): OutputError | undefined {
  const wanted = target[unit];
  if (backward.origin !== 'loss-and-activation' || wanted === undefined) return undefined;
  return Math.abs(a - wanted - backward.dz) <= sameError ? { a, target: wanted } : undefined;
}
