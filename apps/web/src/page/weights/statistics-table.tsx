import { parameterStatistics } from '@vitrum/network';
import { createMemo, For, type JSX } from 'solid-js';
import { formatCount, formatNumber } from '../format/number.ts';
import type { ShownLayer } from './shown-layer.ts';

/** Mean, spread and extremes of a layer's parameters. */
export function StatisticsTable(props: { readonly layer: ShownLayer }): JSX.Element {
  const rows = createMemo(() => [
    { name: props.layer.values.length === 1 ? 'weight' : 'weights', values: props.layer.values },
    ...(props.layer.biases.length === 0 ? [] : [{ name: props.layer.biases.length === 1 ? 'bias' : 'biases', values: props.layer.biases }]),
  ]);
  return (
    <table class="statistics-table">
      <caption class="hidden-visually">Statistics of layer {props.layer.layer + 1}</caption>
      <thead>
        <tr>
          <th scope="col">numbers</th>
          <th scope="col">mean</th>
          <th scope="col">standard deviation</th>
          <th scope="col">smallest</th>
          <th scope="col">largest</th>
        </tr>
      </thead>
      <tbody>
        <For each={rows()}>{(row) => <StatisticsRow name={row.name} values={row.values} />}</For>
      </tbody>
    </table>
  );
}

function StatisticsRow(props: { readonly name: string; readonly values: Float32Array }): JSX.Element {
  const statistics = createMemo(() => parameterStatistics(props.values));
  return (
    <tr>
      <th scope="row">
        {formatCount(props.values.length)} {props.name}
      </th>
      <td>{formatNumber(statistics().mean)}</td>
      <td>{formatNumber(statistics().standardDeviation)}</td>
      <td>{formatNumber(statistics().minimum)}</td>
      <td>{formatNumber(statistics().maximum)}</td>
    </tr>
  );
}
