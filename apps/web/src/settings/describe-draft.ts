import { formatCount } from '../format/number.ts';
import { nameOf, type Draft } from './draft.ts';

/** A draft in one line: `784-64-10, relu, squared-error, sgd 0.01`. */
export function describeDraft({ network: { inputShape, layers }, training }: Draft): string {
  const sizes = [inputShape.join('×'), ...layers.map((layer) => (typeof layer['units'] === 'number' ? String(layer['units']) : layer.type))];
  return [
    sizes.join('-'),
    describeActivations(layers.map((layer) => nameOf(layer['activation'])).filter((name) => name !== '')),
    nameOf(training.loss),
    `${nameOf(training.optimizer)} ${training.learningRate}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function describeActivations(names: readonly string[]): string {
  const output = names.at(-1) ?? '';
  const hidden = [...new Set(names.slice(0, -1))];
  if (hidden.length === 0) return output;
  const together = hidden.join(' and ');
  return hidden.includes(output) ? together : `${together} with ${output} at the output`;
}

/** The number of parameters of a run. */
export const describeParameters = (count: number): string => `${formatCount(count)} ${count === 1 ? 'parameter' : 'parameters'}`;
