import { For, Show, type JSX } from 'solid-js';
import { Formula } from '../formula/formula.tsx';
import { useLab } from '../lab/lab-context.ts';
import { unitInWords } from '../pictures/unit-in-words.ts';
import type { NeuronLesson } from '../../shared/api/neuron.ts';
import { ProductTable } from './product-table.tsx';

type Backward = NeuronLesson['backward'];
type Passage = NonNullable<Backward['passages']>[number];

/** How ∂C/∂a comes from the layers above: through pools and normalizations, to the next layer with weights. */
export function ErrorWay(props: { readonly backward: Backward }): JSX.Element {
  const lab = useLab();
  const placeOf = (layer: number, unit: number): string => unitInWords(layer, unit, lab.state.run?.layers[layer]).replace(/^layer \d+, /, '');
  const passages = (): readonly Passage[] => props.backward.passages ?? [];
  /** ∂C/∂a of what the next layer with weights reads: the unit itself, or the only output of the last layer in between. */
  const atWeights = (): number => (passages().length === 0 ? props.backward.outputGradient : passages().at(-1)?.terms[0]?.outputGradient) ?? NaN;
  return (
    <>
      <For each={passages()}>
        {(passage, index) => (
          <Show
            when={passage.terms.length > 0}
            fallback={
              <p>
                Layer {passage.layer + 1}, {passage.type}, passes on other numbers and not this one: ∂C/∂a = <strong>0</strong>.
              </p>
            }
          >
            <ProductTable
              caption={
                <>
                  Back through layer {passage.layer + 1}, {passage.type}: <Formula formula="∂C/∂a = Σₖ ∂aₖ/∂a · ∂C/∂aₖ" />
                </>
              }
              columns={['To', '∂aₖ/∂a', '× ∂C/∂aₖ', '= product']}
              terms={passage.terms.map(({ unit, derivative, outputGradient, product }) => ({
                place: placeOf(passage.layer, unit),
                first: derivative,
                second: outputGradient,
                product,
              }))}
              total={(index() === 0 ? props.backward.outputGradient : passages()[index() - 1]?.terms[0]?.outputGradient) ?? NaN}
              totalLabel="∂C/∂a"
            />
          </Show>
        )}
      </For>
      <Show when={props.backward.downstream}>
        {(downstream) => (
          <ProductTable
            caption={
              <>
                Every neuron k of layer {downstream().layer + 1} that {passages().length === 0 ? 'a' : 'it'} goes to: <Formula formula="∂C/∂a = Σₖ wₖ · ∂C/∂zₖ" />
              </>
            }
            columns={['To', 'weight wₖ', '× ∂C/∂zₖ', '= product']}
            terms={downstream().terms.map(({ unit, weight, dz, product }) => ({ place: placeOf(downstream().layer, unit), first: weight, second: dz, product }))}
            total={atWeights()}
            totalLabel="∂C/∂a"
          />
        )}
      </Show>
    </>
  );
}
