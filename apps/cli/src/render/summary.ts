import type { LayerSummary, NetworkSummary } from '@vitrum/network';
import { formatCount } from '@vitrum/runs/internal';
import { formatShape } from '@vitrum/tensor';
import type { Terminal } from '../terminal.ts';
import { renderTable, type Column } from './table.ts';

/** A column and what a row says in it; the last row holds the totals. */
interface SummaryColumn extends Column {
  readonly cell: (layer: LayerSummary) => string;
  readonly total?: (summary: NetworkSummary) => string;
}

const index: SummaryColumn = { head: 'layer', isNumeric: true, cell: (layer) => String(layer.index) };
const type: SummaryColumn = { head: 'type', cell: (layer) => layer.type, total: () => 'total' };
const name: SummaryColumn = { head: 'name', cell: (layer) => layer.name ?? '' };
const reads: SummaryColumn = { head: 'reads', cell: ({ inputs }) => inputs.map((place) => (place === -1 ? 'input' : String(place))).join(', ') };
const trained: SummaryColumn = { head: 'trained', cell: ({ trainable, parameters, state }) => (parameters + state === 0 ? '' : trainable ? 'yes' : 'no') };
const outputShape: SummaryColumn = { head: 'output shape', cell: (layer) => formatShape(layer.outputShape) };
const figures: readonly SummaryColumn[] = [
  { head: 'activation', cell: ({ activation = '' }) => activation },
  { head: 'parameters', isNumeric: true, cell: ({ parameters }) => formatCount(parameters), total: ({ parameters }) => formatCount(parameters) },
  { head: 'multiply-adds', isNumeric: true, cell: ({ multiplyAdds }) => formatCount(multiplyAdds), total: ({ multiplyAdds }) => formatCount(multiplyAdds) },
];

/** The layers of a network as a table with totals. What a layer is called and what it reads is told where it matters. */
export function renderSummary(summary: NetworkSummary, terminal: Terminal): string {
  const { inputShape, layers, state } = summary;
  const isNamed = layers.some((layer) => layer.name !== undefined);
  const isGraph = layers.some(({ index: place, inputs: [first, ...others] }) => first !== place - 1 || others.length > 0);
  const columns = [index, type, ...(isNamed ? [name] : []), ...(isGraph ? [reads] : []), outputShape, ...figures, ...(layers.some(({ trainable }) => !trainable) ? [trained] : [])];
  const input = columns.map((column) => (column === type ? 'input' : column === outputShape ? formatShape(inputShape) : ''));
  const rows = layers.map((layer) => columns.map(({ cell }) => cell(layer)));
  const totals = columns.map(({ total }) => total?.(summary) ?? '');
  const remembered = state === 0 ? '' : `, and ${formatCount(state)} numbers that are remembered and not learned, such as running means`;
  return [
    renderTable(columns, [input, ...rows, totals], terminal),
    '',
    terminal.chalk.dim(`${describeParameters(summary)}${remembered}`),
    terminal.chalk.dim('multiply-adds: products added up for one sample, from its input to its output'),
  ].join('\n');
}

function describeParameters({ parameters, trainableParameters }: NetworkSummary): string {
  const frozen = parameters - trainableParameters;
  return `${formatCount(parameters)} parameters, ${frozen === 0 ? 'all trainable' : `${formatCount(trainableParameters)} trained and ${formatCount(frozen)} frozen`}`;
}
