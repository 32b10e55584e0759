import type { NeuronExplanation } from '@vitrum/network';
import { describePassage } from '@vitrum/network/internal';
import { formatCount } from '@vitrum/runs/internal';
import type { ExplainedUnit } from '../predict/explained-unit.ts';
import { printable } from '../printable.ts';
import type { Terminal } from '../terminal.ts';
import { blockOf } from './block.ts';
import { renderTable } from './table.ts';
import { renderWindow, type WindowColumn } from './window.ts';

/** The arithmetic of one output for one sample: z and a, and with a target its gradients and what confirms them. */
export function renderExplanation(unit: ExplainedUnit, terminal: Terminal): readonly string[] {
  const { explanation: { backward: { shared } } } = unit;
  const { chalk } = terminal;
  return [
    '',
    chalk.bold(titleOf(unit)),
    ...forwardLines(unit, terminal),
    ...(unit.hasTarget ? [...errorLines(unit), ...gradientLines(unit, terminal)] : ['', 'There is no target, so that there is no cost and no gradient.']),
    ...(unit.hasTarget && shared !== undefined ? ['', chalk.dim(`Σ is over the ${formatCount(shared.units)} places that have these weights; only the whole is a gradient.`)] : []),
    '',
  ];
}

/** `layer 0 conv2d, row 3, column 4, filter 2` */
function titleOf({ explanation: { layer, place }, type }: ExplainedUnit): string {
  const axes = place.length === 3 ? ['row', 'column', 'filter'] : place.length === 2 ? ['place', 'filter'] : ['unit'];
  return [`layer ${layer} ${printable(type)}`, ...place.map((at, axis) => `${axes[axis] ?? 'axis'} ${at}`)].join(', ');
}

function forwardLines(unit: ExplainedUnit, terminal: Terminal): readonly string[] {
  const { inputs, weights, products, sum, bias, z, a, activation } = unit.explanation.forward;
  return [
    ...windowLines(unit, [['x', inputs], ['w', weights], ['x·w', products]], terminal),
    '',
    `z = Σ x·w + b = ${figure(sum)} ${bias < 0 ? '−' : '+'} ${figure(Math.abs(bias))} = ${figure(z)}`,
    `a = ${activation.name}(z) = ${figure(a)}`,
  ];
}

/** From the cost to ∂C/∂z. */
function errorLines({ explanation, types }: ExplainedUnit): readonly string[] {
  const { backward: { origin, outputGradient, passages = [], derivative, rowTerms, dz }, cost } = explanation;
  if (outputGradient === undefined) return ['', `C = ${figure(cost)}`, `∂C/∂z = ${figure(dz)}, from the loss and the activation together`];
  return [
    '',
    `C = ${figure(cost)}`,
    `∂C/∂a = ${figure(outputGradient)}${origin === 'loss' ? ', from the loss' : ''}`,
    ...passages.map((passage) => `  through layer ${passage.layer} ${printable(describePassage(passage))}`),
    ...downstreamLine(explanation, types),
    derivative === undefined ? `∂C/∂z = Σ over the ${rowTerms?.length ?? 0} outputs of the layer = ${figure(dz)}` : `∂C/∂z = ∂C/∂a · φ′(z) = ${figure(outputGradient)} · ${figure(derivative)} = ${figure(dz)}`,
  ];
}

const maxTerms = 3;

function downstreamLine({ backward: { downstream, passages } }: NeuronExplanation, types: readonly string[]): readonly string[] {
  if (downstream === undefined) return [];
  const { layer, terms } = downstream;
  const largest = terms.toSorted((one, other) => Math.abs(other.product) - Math.abs(one.product)).slice(0, maxTerms);
  const sum = terms.reduce((total, { product }) => total + product, 0);
  const written = largest.map(({ weight, dz }) => `${figure(weight)}·${figure(dz)}`);
  const rest = terms.length - largest.length;
  const all = [...written, ...(rest > 0 ? [`${formatCount(rest)} more`] : [])].join(' + ');
  return [`  ${passages === undefined ? 'it' : 'that'} is Σ w·∂C/∂z of layer ${layer} ${printable(types[layer] ?? '')} = ${all} = ${figure(sum)}`];
}

/** ∂C/∂w and ∂C/∂b, and the central differences. */
function gradientLines(unit: ExplainedUnit, terminal: Terminal): readonly string[] {
  const { backward: { weightGradients, biasGradient, shared, dz }, checks } = unit.explanation;
  const columns: readonly WindowColumn[] = shared === undefined
    ? [['∂C/∂w = x·∂C/∂z', weightGradients]]
    : [['x·∂C/∂z of this place', shared.weightParts], ['∂C/∂w = Σ of all places', weightGradients]];
  const ofBias = shared === undefined ? `∂C/∂b = ∂C/∂z = ${figure(biasGradient)}` : `∂C/∂b = Σ ∂C/∂z of all places = ${figure(biasGradient)}, of which this one has ${figure(dz)}`;
  const rows = checks.map(({ parameter, input, backpropagation, numerical, relativeDifference }) => [
    parameter === 'bias' ? 'b' : `w at x[${unit.places[input ?? 0]?.join(', ') ?? ''}]`,
    figure(backpropagation), figure(numerical), relativeDifference.toExponential(1),
  ]);
  const heads = [{ head: 'gradient' }, ...['backpropagation', 'central difference', 'relative difference'].map((head) => ({ head, isNumeric: true }))];
  return [...windowLines(unit, columns, terminal), '', ofBias, '', renderTable(heads, rows, terminal)];
}

function windowLines({ places }: ExplainedUnit, columns: readonly WindowColumn[], terminal: Terminal): readonly string[] {
  return ['', ...blockOf(renderWindow(places, columns, terminal)).lines];
}

/** A number of a sum, to six digits. */
function figure(value: number): string {
  const size = Math.abs(value);
  if (value === 0) return '0';
  return size < 1e-4 || size >= 1e6 ? value.toExponential(3) : String(Number(value.toPrecision(6)));
}
