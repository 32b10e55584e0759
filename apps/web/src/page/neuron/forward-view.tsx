import { createMemo, Show, type JSX } from 'solid-js';
import { Formula } from '../formula/formula.tsx';
import { SaveFigure } from '../figures/save-figure.tsx';
import { formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { unitInWords } from '../pictures/unit-in-words.ts';
import type { NeuronView } from '../../shared/api/neuron.ts';
import { ActivationPlot } from './activation-plot.tsx';
import { placeOfInput, type NeuronInput } from './neuron-input.ts';
import { PixelPictures } from './pixel-pictures.tsx';
import type { SeenPart } from './seen-part.ts';
import { WindowPictures } from './window-pictures.tsx';
import { ProductTable, type ProductTerm } from './product-table.tsx';

/** Inputs × weights + bias = z, activation(z) = a. */
export function ForwardView(props: {
  readonly view: NeuronView;
  readonly input: NeuronInput;
  readonly marked: number | undefined;
  /** Through which window a unit of a convolution sees which map. */
  readonly seen: SeenPart | undefined;
  readonly onMap: (map: number) => void;
  readonly onPoint: (input: number) => void;
}): JSX.Element {
  const lab = useLab();
  const forward = (): NeuronView['forward'] => props.view.forward;
  const terms = createMemo((): readonly ProductTerm[] =>
    forward().products.map((product, i) => ({
      place: placeOfInput(props.input, props.view.places[i] ?? i),
      first: forward().inputs[i] ?? NaN,
      second: forward().weights[i] ?? NaN,
      product,
    })),
  );
  const isScaled = (): boolean => props.input.kind === 'numbers' && lab.state.data?.areInputsScaled === true;
  const size = () => (props.input.kind === 'pixels' ? props.input.size : undefined);
  return (
    <div class="neuron-view" classList={{ 'neuron-view-pictures': size() !== undefined || props.seen !== undefined }}>
      <Show when={size()}>
        {(picture) => <PixelPictures forward={forward()} size={picture()} marked={props.marked} onPoint={props.onPoint} />}
      </Show>
      <Show when={props.seen}>
        {(seen) => (
          <WindowPictures
            view={props.view}
            input={seen().input}
            window={seen().window}
            map={seen().map}
            onMap={props.onMap}
            marked={props.marked}
            onPoint={props.onPoint}
          />
        )}
      </Show>
      <Show when={isScaled()}>
        <p class="small soft">The network reads the numbers of the table scaled: each minus an offset, over a spread. The sample above has them as they are in the table.</p>
      </Show>
      <ProductTable
        caption={
          <>
            {terms().length > 64 ? `The ten largest of ${terms().length} products, and the sum of all: ` : 'Every product, and their sum: '}
            <Formula formula="z = Σ xᵢ · wᵢ + b" />
          </>
        }
        columns={['From', isScaled() ? 'input x, scaled' : 'input x', '× weight w', '= x · w']}
        terms={terms()}
        total={forward().sum}
        totalLabel="sum of all products"
        added={{ label: 'bias b', value: forward().bias, totalLabel: 'z = sum + bias', total: forward().z }}
        {...(props.marked !== undefined && { marked: props.marked })}
        onPoint={props.onPoint}
      />
      <section class="neuron-activation" aria-label="Activation" data-figure>
        <h3>Activation: <Formula formula="a = φ(z)" /></h3>
        <p class="numbers neuron-equation">
          {forward().activation.name}({formatNumber(forward().z)}{forward().activation.kind === 'rowwise' ? ' among the z of its layer' : ''}) ={' '}
          <strong>{formatNumber(forward().a)}</strong>
        </p>
        <Show when={forward().activation.formula}>{(formula) => <p class="small"><Formula formula={`φ(z) = ${formula()}`} /></p>}</Show>
        <Show
          when={props.view.curve}
          fallback={<p class="small soft">{whyNoCurve(props.view)}</p>}
        >
          {(curve) => (
            <>
              <ActivationPlot curve={curve()} name={forward().activation.name} z={forward().z} a={forward().a} />
              <SaveFigure what={`activation of ${unitInWords(props.view.layer, props.view.unit, lab.state.run?.layers[props.view.layer])}`} />
            </>
          )}
        </Show>
      </section>
    </div>
  );
}

const whyNoCurve = ({ forward: { activation } }: NeuronView): string =>
  activation.kind === 'rowwise'
    ? `With ${activation.name}, a depends on the z of every neuron of the layer: there is no curve over this z alone.`
    : 'z is not a finite number, so it has no place on the curve.';
