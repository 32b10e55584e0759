import { formatCount } from '../format/number.ts';
import type { LayerSummary } from '../worker/api/run.ts';

/** The number of parameters by kind: "25,818 parameters: 25,450 weights + 368 biases". */
export function parametersInWords(layers: readonly LayerSummary[]): string {
  let [weights, biases, others] = [0, 0, 0];
  for (const { weightShape, parameterCount } of layers) {
    if (weightShape === undefined) {
      others += parameterCount;
      continue;
    }
    const inMatrix = weightShape[0] * weightShape[1];
    weights += inMatrix;
    biases += parameterCount - inMatrix;
  }
  const parts = [counted(weights, 'weight', 'weights'), counted(biases, 'bias', 'biases'), counted(others, 'of other layers', 'of other layers')];
  const told = parts.filter((part) => part !== undefined);
  return `${counted(weights + biases + others, 'parameter', 'parameters') ?? 'no parameters'}${told.length > 1 ? `: ${told.join(' + ')}` : ''}`;
}

const counted = (count: number, one: string, many: string): string | undefined =>
  count === 0 ? undefined : `${formatCount(count)} ${count === 1 ? one : many}`;

/** A layer in words: "32 neurons · tanh"; with its type if it is not dense. */
export function layerInWords({ type, units, activation }: LayerSummary): string {
  const kind = type === 'dense' ? [] : [type];
  return [...kind, type === 'dense' ? counted(units, 'neuron', 'neurons') : counted(units, 'output', 'outputs'), ...(activation === undefined ? [] : [activation])].join(' · ');
}
