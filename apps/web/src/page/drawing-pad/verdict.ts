import { formatNumber, formatPercent } from '../format/number.ts';

/** A network's answer to a drawing. */
export interface Answer {
  readonly outputs: Float32Array;
  /** Class of the largest output. */
  readonly predicted: number;
  readonly classes: readonly string[];
  /** Activation of the last layer. */
  readonly activation: string | undefined;
}

/** The answer in words: the class with the largest output, and the output. Only softmax outputs are shares. */
export function verdictOf({ outputs, predicted, classes, activation }: Answer): string {
  const largest = outputs[predicted] ?? 0;
  const looks = `Looks like ${named(classes[predicted] ?? String(predicted))}`;
  if (activation === 'softmax') return `${looks}, ${formatPercent(100 * largest)}.`;
  return `${looks}: its output, ${formatNumber(largest)}, is the largest.`;
}

/** How to interpret the outputs. */
export function meaningOf(activation: string | undefined): string {
  if (activation === 'softmax') return 'The outputs of softmax add up to 1: each is a share.';
  const origin = activation === undefined ? '' : `, values of ${activation}`;
  return `Outputs of the last layer${origin}. They are not probabilities; the largest is the answer.`;
}

function named(className: string): string {
  if (!/^\d$/.test(className)) return `“${className}”`;
  return className === '8' ? 'an 8' : `a ${className}`;
}
