import { countParameters, parameterStatistics } from '@vitrum/network';
import { formatCount, formatFigure } from '@vitrum/runs';
import { formatShape } from '@vitrum/tensor';
import type { LoadedModel } from '../load/model.ts';
import type { Terminal } from '../terminal.ts';
import { describeSizes } from './describe-network.ts';
import { renderTable, type Column } from './table.ts';

const layerColumns: readonly Column[] = [
  { head: 'layer', isNumeric: true },
  { head: 'type' },
  { head: 'outputs' },
  { head: 'activation' },
  { head: 'parameters', isNumeric: true },
];

const parameterColumns: readonly Column[] = [
  { head: 'parameter' },
  { head: 'shape' },
  ...['minimum', 'maximum', 'mean', 'deviation'].map((head) => ({ head, isNumeric: true })),
];

/** Describes a model: its plugins, its fingerprint, and tables of its layers and parameter statistics. */
export function renderModel({ model, network }: LoadedModel, fingerprint: string, terminal: Terminal): string {
  const { chalk } = terminal;
  const layers = network.layers.map((layer, index) => [
    String(index),
    network.config.layers[index]?.type ?? '',
    formatShape(layer.outputShape),
    layer.activation?.name ?? '',
    formatCount(countParameters(layer.parameters)),
  ]);
  const parameters = network.parameters.map(({ name, value }) => {
    const { minimum, maximum, mean, standardDeviation } = parameterStatistics(value.data);
    return [name, formatShape(value.shape), ...[minimum, maximum, mean, standardDeviation].map((figure) => formatFigure(figure))];
  });
  const plugins = model.plugins.map(({ name, version }) => `${name} ${version}`).join(', ');
  return [
    `${chalk.bold(describeSizes(network))} with ${formatCount(network.parameterCount)} parameters`,
    chalk.dim(`needs ${plugins}`),
    chalk.dim(`fingerprint ${fingerprint}`),
    '',
    renderTable(layerColumns, layers, terminal),
    '',
    renderTable(parameterColumns, parameters, terminal),
    '',
  ].join('\n');
}
