import type { PortableReference } from '@vitrum/core';
import type { GraphBuilder } from './graph-builder.ts';

/** Adds φ of a tensor, whose rows lie along `axis`; returns the name of the result. */
type Rule = (graph: GraphBuilder, x: string, activation: PortableReference, axis: number) => string;

const option = (activation: PortableReference, name: string): { readonly float: number } => ({ float: Number(activation[name]) });

const gated = (graph: GraphBuilder, x: string, gate: string): string => graph.node('Mul', [x, gate]);

/** ½·x·(1 + t) */
const halved = (graph: GraphBuilder, x: string, t: string): string =>
  graph.node('Mul', [graph.node('Mul', [x, graph.node('Add', [t, graph.scalar(1)])]), graph.scalar(0.5)]);

/** Every activation in operators of opset 17: those that ONNX got later are written out. */
export const activationRules: Readonly<Record<string, Rule>> = {
  tanh: (graph, x) => graph.node('Tanh', [x]),
  sigmoid: (graph, x) => graph.node('Sigmoid', [x]),
  relu: (graph, x) => graph.node('Relu', [x]),
  'leaky-relu': (graph, x, activation) => graph.node('LeakyRelu', [x], { alpha: option(activation, 'slope') }),
  elu: (graph, x, activation) => graph.node('Elu', [x], { alpha: option(activation, 'alpha') }),
  selu: (graph, x) => graph.node('Selu', [x]),
  gelu: (graph, x) => halved(graph, x, graph.node('Erf', [graph.node('Mul', [x, graph.scalar(Math.SQRT1_2)])])),
  'gelu-tanh': (graph, x) => {
    const cube = graph.node('Mul', [graph.node('Mul', [x, x]), x]);
    const inner = graph.node('Add', [x, graph.node('Mul', [cube, graph.scalar(0.044715)])]);
    return halved(graph, x, graph.node('Tanh', [graph.node('Mul', [inner, graph.scalar(Math.sqrt(2 / Math.PI))])]));
  },
  silu: (graph, x) => gated(graph, x, graph.node('Sigmoid', [x])),
  swish: (graph, x, activation) => gated(graph, x, graph.node('Sigmoid', [graph.node('Mul', [x, graph.scalar(Number(activation['beta']))])])),
  mish: (graph, x) => gated(graph, x, graph.node('Tanh', [graph.node('Softplus', [x])])),
  softplus: (graph, x) => graph.node('Softplus', [x]),
  softsign: (graph, x) => graph.node('Softsign', [x]),
  'hard-sigmoid': (graph, x) => graph.node('HardSigmoid', [x], { alpha: { float: 1 / 6 }, beta: { float: 0.5 } }),
  'hard-tanh': (graph, x) => graph.node('Clip', [x, graph.scalar(-1), graph.scalar(1)]),
  relu6: (graph, x) => graph.node('Clip', [x, graph.scalar(0), graph.scalar(6)]),
  exponential: (graph, x) => graph.node('Clip', [graph.node('Exp', [x]), '', graph.scalar(Math.fround(3.4028234663852886e38))]),
  gaussian: (graph, x) => graph.node('Exp', [graph.node('Neg', [graph.node('Mul', [x, x])])]),
  softmax: (graph, x, _activation, axis) => graph.node('Softmax', [x], { axis }),
};
