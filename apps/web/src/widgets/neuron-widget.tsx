import { activationCurve } from '@vitrum/plots';
import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { formatNumber } from '../page/format/number.ts';
import { Formula } from '../page/formula/formula.tsx';
import { ActivationPlot } from '../page/neuron/activation-plot.tsx';
import { ProductTable } from '../page/neuron/product-table.tsx';
import { activationNamed } from './activation-choices.ts';
import { ActivationSelect } from './activation-select.tsx';
import { RangeField } from './range-field.tsx';

/** One neuron with two inputs: every product, the sum, and the activation. */
export function NeuronWidget(): JSX.Element {
  const [inputs, setInputs] = createSignal<readonly [number, number]>([1, -0.5]);
  const [weights, setWeights] = createSignal<readonly [number, number]>([0.8, 1.2]);
  const [bias, setBias] = createSignal(0.3);
  const [name, setName] = createSignal('tanh');

  const activation = createMemo(() => activationNamed(name()));
  const curve = createMemo(() => activationCurve(activation()));
  const products = (): readonly [number, number] => [inputs()[0] * weights()[0], inputs()[1] * weights()[1]];
  const sum = (): number => products()[0] + products()[1];
  const z = (): number => sum() + bias();
  const a = (): number => activation().forward(z());
  return (
    <div class="widget" data-widget="neuron">
      <fieldset class="widget-fields">
        <legend class="hidden-visually">The neuron's numbers</legend>
        <RangeField label="input x₁" value={inputs()[0]} onChange={(value) => setInputs([value, inputs()[1]])} />
        <RangeField label="input x₂" value={inputs()[1]} onChange={(value) => setInputs([inputs()[0], value])} />
        <RangeField label="bias b" value={bias()} onChange={setBias} />
        <RangeField label="weight w₁" value={weights()[0]} onChange={(value) => setWeights([value, weights()[1]])} />
        <RangeField label="weight w₂" value={weights()[1]} onChange={(value) => setWeights([weights()[0], value])} />
        <ActivationSelect value={name()} onChange={setName} />
      </fieldset>
      <div class="widget-halves">
        <ProductTable
          caption={<Formula formula="z = x₁·w₁ + x₂·w₂ + b" />}
          columns={['From', 'input x', '× weight w', '= x · w']}
          terms={[0, 1].map((i) => ({ place: `x${'₁₂'.charAt(i)}`, first: inputs()[i] ?? NaN, second: weights()[i] ?? NaN, product: products()[i] ?? NaN }))}
          total={sum()}
          totalLabel="sum of the products"
          added={{ label: 'bias b', value: bias(), totalLabel: 'z = sum + bias', total: z() }}
        />
        <section class="neuron-activation" aria-label="Activation">
          <p class="numbers neuron-equation" role="status">
            a = {name()}({formatNumber(z())}) = <strong>{formatNumber(a())}</strong>
          </p>
          <Show when={activation().formula}>{(formula) => <p class="small"><Formula formula={`φ(z) = ${formula()}`} /></p>}</Show>
          <ActivationPlot curve={curve()} name={name()} z={z()} a={a()} />
        </section>
      </div>
    </div>
  );
}
