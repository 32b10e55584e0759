import { erf, exp, expm1, log, sigmoid, softplus, tanh } from '@vitrum/tensor';
import type { Feature } from './feature.ts';

/** A function of single numbers that nodes compute from a feature, as its values at `points`. */
export interface Curve {
  readonly kind: 'curve';
  readonly of: Feature;
  readonly values: Float64Array;
  /** The nodes, for messages: `Mul("gate")`. */
  readonly node: string;
  /** What the last node does to one operand alone, if it has one alone. */
  readonly step?: { readonly before: Feature | Curve; readonly values: Float64Array };
}

/**
 * Where functions are compared: they are recognized by what they compute, not by the nodes that compute it, of which every exporter has its own.
 * Both sides of all kinks of the activations, and far from them.
 */
export const points = Float64Array.from([
  ...Array.from({ length: 33 }, (_, i) => (i - 16) / 2 + 0.01), ...[-40, -20, -12.3, -6.7, -3.02, -2.98, -1.02, -0.98, -0.003, 0, 0.003, 0.98, 1.02, 2.98, 3.02, 5.98, 6.02, 12.3, 20, 40],
]);

/** φ by name, with the options that a curve suggests. */
export interface Found {
  readonly type: string;
  readonly [option: string]: unknown;
}

type Candidate = (at: (x: number) => number) => readonly [Found, (x: number) => number];

const clip = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);
const plain = (type: string, phi: (x: number) => number): Candidate => () => [{ type }, phi];

/** A number of an option with the digits that a float of 32 bits has. */
const rounded = (value: number): number => Number(value.toPrecision(7));

/** All activations but softmax, which is no function of single numbers. */
const candidates: readonly Candidate[] = [
  plain('identity', (x) => x),
  plain('relu', (x) => Math.max(x, 0)),
  plain('tanh', tanh),
  plain('sigmoid', sigmoid),
  plain('silu', (x) => x * sigmoid(x)),
  plain('gelu', (x) => 0.5 * x * (1 + erf(x * Math.SQRT1_2))),
  plain('gelu-tanh', (x) => 0.5 * x * (1 + tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))),
  plain('mish', (x) => x * tanh(softplus(x))),
  plain('softplus', softplus),
  plain('softsign', (x) => x / (1 + Math.abs(x))),
  plain('hard-sigmoid', (x) => clip((x + 3) / 6, 0, 1)),
  plain('hard-tanh', (x) => clip(x, -1, 1)),
  plain('relu6', (x) => clip(x, 0, 6)),
  plain('exponential', exp),
  plain('gaussian', (x) => exp(-x * x)),
  plain('selu', (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * expm1(x))),
  (at) => {
    const slope = rounded(-at(-20));
    return [{ type: 'leaky-relu', slope: rounded(slope / 20) }, (x) => (x > 0 ? x : (slope / 20) * x)];
  },
  (at) => {
    const alpha = rounded(-at(-40));
    return [{ type: 'elu', alpha }, (x) => (x > 0 ? x : alpha * expm1(x))];
  },
  (at) => {
    // φ(x) / x = σ(β·x)
    const gate = at(0.98) / 0.98;
    const beta = rounded(log(gate / (1 - gate)) / 0.98);
    return [{ type: 'swish', beta }, (x) => x * sigmoid(beta * x)];
  },
];

/** The activation that a curve is; undefined for none of vitrum's. */
export function activationOf(values: Float64Array): Found | undefined {
  const at = (x: number): number => values[points.indexOf(x)] ?? NaN;
  for (const candidate of candidates) {
    const [found, phi] = candidate(at);
    if (isAlike(values, phi)) return found;
  }
  return undefined;
}

/** a and b of a curve a·x + b; undefined for a bent one. */
export function lineOf(values: Float64Array): readonly [factor: number, offset: number] | undefined {
  const offset = values[points.indexOf(0)] ?? NaN;
  const factor = ((values[points.indexOf(40)] ?? NaN) - offset) / 40;
  return isAlike(values, (x) => factor * x + offset) ? [factor, offset] : undefined;
}

/** Alike as far as constants of 32 bits go. */
const isAlike = (values: Float64Array, phi: (x: number) => number): boolean =>
  points.every((x, i) => {
    const [value, wanted] = [values[i] ?? NaN, phi(x)];
    return Math.abs(value - wanted) <= 2e-6 * (1 + Math.abs(wanted));
  });
