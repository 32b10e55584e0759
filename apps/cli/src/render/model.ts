import { parameterStatistics, type NetworkSummary } from '@vitrum/network';
import { formatCounted, formatFigure } from '@vitrum/runs/internal';
import { formatShape } from '@vitrum/tensor';
import type { LoadedModel } from '../load/model.ts';
import type { Terminal } from '../terminal.ts';
import { describeSizes } from './describe-network.ts';
import { renderSummary } from './summary.ts';
import { renderTable, type Column } from './table.ts';

const parameterColumns: readonly Column[] = [
  { head: 'parameter' },
  { head: 'shape' },
  ...['minimum', 'maximum', 'mean', 'deviation'].map((head) => ({ head, isNumeric: true })),
];

/** Describes a model: its plugins, its fingerprint, the summary of its layers and statistics of its parameters. */
export function renderModel({ model, network }: LoadedModel, summary: NetworkSummary, fingerprint: string, terminal: Terminal): string {
  const { chalk } = terminal;
  const parameters = network.parameters.map(({ name, value }) => {
    const { minimum, maximum, mean, standardDeviation } = parameterStatistics(value.data);
    return [name, formatShape(value.shape), ...[minimum, maximum, mean, standardDeviation].map((figure) => formatFigure(figure))];
  });
  const plugins = model.plugins.map(({ name, version }) => `${name} ${version}`).join(', ');
  return [
    `${chalk.bold(describeSizes(network))} with ${formatCounted(network.parameterCount, 'parameter')}`,
    chalk.dim(`needs ${plugins}`),
    chalk.dim(`fingerprint ${fingerprint}`),
    '',
    renderSummary(summary, terminal),
    '',
    renderTable(parameterColumns, parameters, terminal),
    '',
  ].join('\n');
}
