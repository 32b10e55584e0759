import { VitrumError, type PortableReference } from '@vitrum/core';
import type { KerasTarget } from '../keras-graph.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';

/** What Keras calls activations that have no options. */
const names: Readonly<Record<string, string>> = {
  identity: 'linear', relu: 'relu', selu: 'selu', sigmoid: 'sigmoid', softmax: 'softmax', softplus: 'softplus', softsign: 'softsign', tanh: 'tanh', gelu: 'gelu', mish: 'mish', silu: 'swish',
};

/** What only some of them know by name. */
const names3: Readonly<Record<string, string>> = { silu: 'silu', 'hard-sigmoid': 'hard_sigmoid', exponential: 'exponential' };
const names2: Readonly<Record<string, string>> = { exponential: 'exponential' };
const ownNames: Readonly<Record<KerasTarget, Readonly<Record<string, string>>>> = { 'keras-2': names2, 'keras-3': names3, tfjs: {} };

/** The name by which Keras knows an activation, if it has one that takes no options. */
export function activationName({ type, ...options }: PortableReference, target: KerasTarget): string | undefined {
  if (type === 'elu') return options['alpha'] === 1 ? 'elu' : undefined;
  const own = ownNames[target];
  if (Object.hasOwn(own, type)) return own[type];
  return Object.hasOwn(names, type) ? names[type] : undefined;
}

type Rule = (graph: GraphBuilder, z: Value, reference: PortableReference) => Value;

/** z · σ(β·z) */
const gated = (graph: GraphBuilder, z: Value, beta: number): Value => graph.add('Multiply', [z, graph.activated(graph.rescaled(z, beta, 0), 'sigmoid')]);

/** z², of z and a copy: TensorFlow.js forgets a value that is read twice by one layer, though others wait for it. */
const squared = (graph: GraphBuilder, z: Value): Value => graph.add('Multiply', [z, graph.rescaled(z, 1, 0)]);

const clipped = (graph: GraphBuilder, z: Value, maximum: number): Value => graph.add('ReLU', [z], { config: { max_value: maximum } });

/** Activations that Keras has no name for, made of layers that it has. */
const rules: Readonly<Record<string, Rule>> = {
  relu6: (graph, z) => clipped(graph, z, 6),
  'leaky-relu': (graph, z, reference) => graph.add('LeakyReLU', [z], { config: { [graph.target === 'keras-3' ? 'negative_slope' : 'alpha']: numberOf(reference, 'slope') } }),
  // min(max(−1, z), 1) = min(max(0, z + 1), 2) − 1
  'hard-tanh': (graph, z) => graph.rescaled(clipped(graph, graph.rescaled(z, 1, 1), 2), 1, -1),
  'hard-sigmoid': (graph, z) => graph.rescaled(clipped(graph, graph.rescaled(z, 1, 3), 6), 1 / 6, 0),
  swish: (graph, z, reference) => gated(graph, z, numberOf(reference, 'beta')),
  elu: (graph, z, reference) => {
    const alpha = numberOf(reference, 'alpha');
    if (graph.target !== 'tfjs') return graph.add('ELU', [z], { config: { alpha } });
    // TensorFlow.js has α = 1 alone: max(0, z) + α·elu(min(z, 0))
    const below = graph.rescaled(graph.activated(graph.rescaled(z, -1, 0), 'relu'), -1, 0);
    return graph.add('Add', [graph.activated(z, 'relu'), graph.rescaled(graph.activated(below, 'elu'), alpha, 0)]);
  },
  // z·σ(2·√(2/π)·(z + 0.044715·z³))
  'gelu-tanh': (graph, z) => {
    const cubic = graph.rescaled(squared(graph, z), 0.044715, 1);
    const inner = graph.rescaled(graph.add('Multiply', [z, cubic]), 2 * Math.sqrt(2 / Math.PI), 0);
    return graph.add('Multiply', [z, graph.activated(inner, 'sigmoid')]);
  },
  // e^x = elu(x) + 1 where x ≤ 0
  gaussian: (graph, z) => graph.rescaled(graph.activated(graph.rescaled(squared(graph, z), -1, 0), 'elu'), 1, 1),
};

/**
 * φ(z) as a layer, or as several where Keras has no name for it.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL
 */
export function activate(graph: GraphBuilder, z: Value, reference: PortableReference, place: string): Value {
  if (reference.type === 'identity') return z;
  const name = activationName(reference, graph.target);
  if (name !== undefined) return graph.activated(z, name);
  const rule = Object.hasOwn(rules, reference.type) ? rules[reference.type] : undefined;
  if (rule !== undefined) return rule(graph, z, reference);
  throw new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `${place} has the activation "${reference.type}", which ${graph.target === 'tfjs' ? 'TensorFlow.js' : 'Keras'} cannot express.`,
    hint: 'Train with another activation, or write another format: safetensors and npz take any.',
  });
}

function numberOf(reference: PortableReference, name: string): number {
  const value = reference[name];
  if (typeof value === 'number') return value;
  throw new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `The activation "${reference.type}" has not the option "${name}" that the built-in one has.`,
    hint: 'A plugin seems to have replaced it; formats of tensors alone take any: safetensors, npz.',
  });
}
