import type { PortableReference } from '@vitrum/core';
import type { OperatorName } from '../graph/schema.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';

/** An activation as operators of floats. */
type Rule = (graph: Formula, z: Value, activation: PortableReference) => Value;

/** Operators on numbers one by one, for formulas. */
class Formula {
  readonly #graph: GraphBuilder;

  constructor(graph: GraphBuilder) {
    this.#graph = graph;
  }

  one(name: OperatorName, z: Value, options: Readonly<Record<string, number>> = {}): Value {
    return this.#graph.apply(name, [z], z.shape, options);
  }

  two(name: OperatorName, a: Value, b: Value | number): Value {
    return this.#graph.apply(name, [a, typeof b === 'number' ? this.#graph.scalar(b) : b], a.shape, name === 'MAXIMUM' || name === 'MINIMUM' ? {} : { activation: 0 });
  }

  /** ln(1 + eᶻ) = max(z, 0) + ln(1 + e^−|z|) */
  softplus(z: Value): Value {
    return this.two('ADD', this.one('RELU', z), this.one('LOG', this.two('ADD', this.one('EXP', this.one('NEG', this.one('ABS', z))), 1)));
  }

  /** above·max(z, 0) + below·(e^min(z, 0) − 1) */
  exponentialBelow(z: Value, above: number, below: number): Value {
    return this.two('ADD', this.two('MUL', this.one('RELU', z), above), this.two('MUL', this.one('ELU', this.two('MINIMUM', z, 0)), below));
  }

  /** z·σ(β·z) */
  swish(z: Value, beta: number): Value {
    return this.two('MUL', z, this.one('LOGISTIC', beta === 1 ? z : this.two('MUL', z, beta)));
  }
}

const numberOf = (activation: PortableReference, option: string): number => Number(activation[option]);

/** Every built-in activation but softmax, which takes rows. What has no operator of its own is made of others. */
const rules: Readonly<Record<string, Rule>> = {
  tanh: (graph, z) => graph.one('TANH', z),
  sigmoid: (graph, z) => graph.one('LOGISTIC', z),
  relu: (graph, z) => graph.one('RELU', z),
  relu6: (graph, z) => graph.one('RELU6', z),
  'hard-tanh': (graph, z) => graph.one('RELU_N1_TO_1', z),
  'leaky-relu': (graph, z, activation) => graph.one('LEAKY_RELU', z, { alpha: numberOf(activation, 'slope') }),
  elu: (graph, z, activation) => (numberOf(activation, 'alpha') === 1 ? graph.one('ELU', z) : graph.exponentialBelow(z, 1, numberOf(activation, 'alpha'))),
  selu: (graph, z) => graph.exponentialBelow(z, 1.050_700_987_355_480_5, 1.758_099_340_847_376_6),
  gelu: (graph, z) => graph.one('GELU', z, { approximate: 0 }),
  'gelu-tanh': (graph, z) => graph.one('GELU', z, { approximate: 1 }),
  silu: (graph, z) => graph.swish(z, 1),
  swish: (graph, z, activation) => graph.swish(z, numberOf(activation, 'beta')),
  mish: (graph, z) => graph.two('MUL', z, graph.one('TANH', graph.softplus(z))),
  softplus: (graph, z) => graph.softplus(z),
  softsign: (graph, z) => graph.two('DIV', z, graph.two('ADD', graph.one('ABS', z), 1)),
  'hard-sigmoid': (graph, z) => graph.two('MUL', graph.one('RELU6', graph.two('ADD', z, 3)), 1 / 6),
  exponential: (graph, z) => graph.one('EXP', graph.two('MINIMUM', z, 88.722_839)), // the logarithm of the largest float
  gaussian: (graph, z) => graph.one('EXP', graph.one('NEG', graph.two('MUL', z, z))),
};

/** φ(z) number by number; undefined for an activation that is not known here. */
export function activationOf(graph: GraphBuilder, z: Value, activation: PortableReference): Value | undefined {
  return Object.hasOwn(rules, activation.type) ? rules[activation.type]?.(new Formula(graph), z, activation) : undefined;
}
