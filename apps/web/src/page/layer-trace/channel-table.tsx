import { createMemo, For, Show, type JSX } from 'solid-js';
import type { UnitTrace } from '@vitrum/network';
import type { BatchStatistics } from '../../shared/api/layers.ts';
import type { LayerSummary } from '../../shared/api/run.ts';
import { formatCount, formatNumber } from '../format/number.ts';
import { useLook } from '../inside/use-look.ts';
import { useLab } from '../lab/lab-context.ts';
import type { NeuronPlace } from '../lab/lab-state.ts';

/** The figures that a layer keeps of each channel, beside those of a batch: of a batch norm μ and σ², with γ and β. */
export function ChannelTable(props: { readonly place: NeuronPlace; readonly layer: LayerSummary | undefined; readonly trace: UnitTrace }): JSX.Element {
  const lab = useLab();
  const question = createMemo(() => ({ layer: props.place.layer, run: lab.state.run }), undefined, { equals: (one, other) => one.layer === other.layer && one.run === other.run });
  const { latest } = useLook(question, ({ layer }) => lab.run.ask.batchStatistics(layer));
  const statistics = (): BatchStatistics | undefined => (latest()?.layer === props.place.layer ? latest() : undefined);
  const channel = (): number => props.place.unit % (props.layer?.outputShape.at(-1) ?? 1);
  const isOfMaps = (): boolean => (props.layer?.outputShape.length ?? 0) > 1;
  return (
    <Show when={statistics()}>
      {(shown) => (
        <>
          <Show when={normalization(shown(), props.trace, channel())}>{(equation) => <p class="numbers trace-view-equation">{equation()}</p>}</Show>
          <p class="small">
            What layer {shown().layer + 1} keeps, and uses outside of training, beside the figures of the next batch of {formatCount(shown().batchSize)} training samples, which a step would
            use: a little of them goes into what is kept.
          </p>
          <div class="product-table trace-view-channels" role="region" aria-label="Figures of the layer" tabindex="0">
            <table>
              <thead>
                <tr>
                  <th scope="col">{isOfMaps() ? 'map' : 'neuron'}</th>
                  <For each={shown().figures}>
                    {({ name }) => (
                      <>
                        <th scope="col">{nameOf(name)}, running</th>
                        <th scope="col">{nameOf(name)}, of the batch</th>
                      </>
                    )}
                  </For>
                  <For each={Object.keys(shown().parameters)}>{(name) => <th scope="col">{nameOf(name)}</th>}</For>
                </tr>
              </thead>
              <tbody>
                <For each={Array.from(shown().figures[0]?.running.keys() ?? [])}>
                  {(row) => (
                    <tr classList={{ 'product-table-marked': row === channel() }} data-channel={row}>
                      <th scope="row">{row}</th>
                      <For each={shown().figures}>
                        {({ running, batch }) => (
                          <>
                            <td>{formatNumber(running[row] ?? NaN)}</td>
                            <td>{batch === undefined ? '' : formatNumber(batch[row] ?? NaN)}</td>
                          </>
                        )}
                      </For>
                      <For each={Object.values(shown().parameters)}>{(values) => <td>{formatNumber(values[row] ?? NaN)}</td>}</For>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        </>
      )}
    </Show>
  );
}

/** The letters that formulas use. */
const letters: Readonly<Record<string, string>> = { mean: 'mean μ', variance: 'variance σ²', scale: 'scale γ', shift: 'shift β' };

const nameOf = (name: string): string => letters[name] ?? name;

/** A normalization with its numbers; undefined for a layer that keeps other figures, and where γ is 0. */
function normalization({ figures, parameters }: BatchStatistics, { inputs, a }: UnitTrace, channel: number): string | undefined {
  const [mean, scale, shift] = [figures.find(({ name }) => name === 'mean')?.running[channel], parameters['scale']?.[channel], parameters['shift']?.[channel]];
  const [input, ...more] = inputs;
  if (mean === undefined || scale === undefined || shift === undefined || input === undefined || more.length > 0 || input.slope === 0) return undefined;
  const numbers = [scale, input.value, mean, scale / input.slope, shift, a].map((each) => (each < 0 ? `(${formatNumber(each)})` : formatNumber(each)));
  return `a = γ · (x − μ) / √(σ² + ε) + β = ${numbers[0]} · (${numbers[1]} − ${numbers[2]}) / ${numbers[3]} + ${numbers[4]} = ${formatNumber(a)}`;
}
