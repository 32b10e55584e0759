import { erf, exp, expm1, log, sigmoid, sizeOf, softplus, tanh } from '@vitrum/tensor';
import { points, type Curve } from '../curve.ts';
import { onnxDims, type Feature } from '../feature.ts';
import { describe } from '../import-state.ts';
import type { NodeCall } from '../node-call.ts';
import type { Constant } from '../read-tensor.ts';
import { foldBinary, foldUnary, type Binary } from './folding.ts';
import { inOrder } from './normalizations.ts';
import type { Operator, Operators } from './operator.ts';

type Unary = (x: number) => number;

const clip = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);
const hardSigmoid = (x: number, alpha: number, beta: number): number => clip(alpha * x + beta, 0, 1);

/** Functions of one number; what they depend on is read from the node. */
const unaries: Readonly<Record<string, (call: NodeCall) => Unary>> = {
  Relu: () => (x) => Math.max(x, 0),
  Tanh: () => tanh,
  Sigmoid: () => sigmoid,
  Softplus: () => softplus,
  Softsign: () => (x) => x / (1 + Math.abs(x)),
  Exp: () => exp,
  Log: () => log,
  Neg: () => (x) => -x,
  Abs: () => Math.abs,
  Sqrt: () => Math.sqrt,
  Reciprocal: () => (x) => 1 / x,
  Erf: () => erf,
  Floor: () => Math.floor,
  Ceil: () => Math.ceil,
  Elu: (call) => ((alpha) => (x) => (x > 0 ? x : alpha * expm1(x)))(call.float('alpha', 1)),
  Celu: (call) => ((alpha) => (x) => (x > 0 ? x : alpha * expm1(x / alpha)))(call.float('alpha', 1)),
  LeakyRelu: (call) => ((slope) => (x) => (x > 0 ? x : slope * x))(call.float('alpha', 0.01)),
  ThresholdedRelu: (call) => ((alpha) => (x) => (x > alpha ? x : 0))(call.float('alpha', 1)),
  Selu: (call) => ((alpha, gamma) => (x) => gamma * (x > 0 ? x : alpha * expm1(x)))(call.float('alpha', 1.6732632), call.float('gamma', 1.050701)),
  HardSigmoid: (call) => ((alpha, beta) => (x) => hardSigmoid(x, alpha, beta))(call.float('alpha', 0.2), call.float('beta', 0.5)),
  HardSwish: () => (x) => x * hardSigmoid(x, 1 / 6, 0.5),
  Mish: () => (x) => x * tanh(softplus(x)),
  Swish: (call) => ((alpha) => (x) => x * sigmoid(alpha * x))(call.float('alpha', 1)),
  Gelu: (call) => call.text('approximate', 'none') === 'tanh'
    ? (x) => 0.5 * x * (1 + tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))
    : (x) => 0.5 * x * (1 + erf(x * Math.SQRT1_2)),
  Clip: (call) => {
    const low = scalarOf(call, call.optional(1)) ?? call.float('min', -Infinity);
    const high = scalarOf(call, call.optional(2)) ?? call.float('max', Infinity);
    return (x) => clip(x, low, high);
  },
  PRelu: (call) => {
    const slope = scalarOf(call, call.constant(1));
    if (slope === undefined) throw call.unsupported('has a slope for every channel', 'The activation "leaky-relu" has one slope for all.');
    return (x) => (x > 0 ? x : slope * x);
  },
};

const binaries: Readonly<Record<string, Binary>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Div: (a, b) => a / b,
  Pow: power,
  Min: Math.min,
  Max: Math.max,
};

/** aᵇ; a whole b is what exporters write. */
function power(a: number, b: number): number {
  if (!Number.isInteger(b) || Math.abs(b) > 16) return exp(b * log(a));
  let product = 1;
  for (let i = Math.abs(b); i > 0; i--) product *= a;
  return b < 0 ? 1 / product : product;
}

/** What is computed number by number: activations in all their forms, sums of branches, factors and offsets. */
export const elementwise: Operators = {
  ...Object.fromEntries(Object.entries(unaries).map(([name, make]): [string, Operator] => [name, (call) => unary(call, make(call))])),
  ...Object.fromEntries(Object.entries(binaries).map(([name, of]): [string, Operator] => [name, (call) => combine(call, of)])),
  Sum: (call) => {
    const features = call.inputs.map((_, index) => call.feature(index));
    return features.length === 1 ? call.feature(0) : added(call, features);
  },
};

function scalarOf(call: NodeCall, constant: Constant | undefined): number | undefined {
  if (constant === undefined) return undefined;
  if (constant.values.length === 1) return constant.values[0];
  if (call.node.opType === 'PRelu') return constant.values.every((value) => value === constant.values[0]) ? constant.values[0] : undefined;
  throw call.invalid(`has ${constant.values.length} numbers where it takes one`);
}

function unary(call: NodeCall, of: Unary): Curve | Constant {
  const x = call.input(0);
  if (x.kind === 'constant') return foldUnary(call, x, of);
  const from = call.computed(0);
  return curve(call, from, curveValues(from).map(of), { before: from, values: points.map(of) });
}

const curveValues = (value: Feature | Curve): Float64Array => (value.kind === 'curve' ? value.values : points);
const rootOf = (value: Feature | Curve): Feature => (value.kind === 'curve' ? value.of : value);

function curve(call: NodeCall, from: Feature | Curve, values: Float64Array, step?: Curve['step']): Curve {
  return { kind: 'curve', of: rootOf(from), values, node: describe(call.node), ...(step && { step }) };
}

function combine(call: NodeCall, of: Binary): Feature | Curve | Constant {
  const [a, b] = [0, 1].map((index) => (call.input(index).kind === 'constant' ? call.constant(index) : call.computed(index)));
  if (a === undefined || b === undefined) throw call.invalid('has too few inputs');
  if (call.inputs.length > 2) throw call.unsupported(`has ${call.inputs.length} inputs`, 'Write it as several nodes of two inputs.');
  if (a.kind === 'constant' && b.kind === 'constant') return foldBinary(call, a, b, of);
  if (a.kind === 'constant') return b.kind === 'constant' ? b : withConstant(call, b, a, (x, constant) => of(constant, x));
  if (b.kind === 'constant') return withConstant(call, a, b, of);
  if (isSame(rootOf(a), rootOf(b))) {
    const [left, right] = [curveValues(a), curveValues(b)];
    return curve(call, a, left.map((value, i) => of(value, right[i] ?? NaN)));
  }
  if (of === binaries['Add']) return added(call, [call.feature(0), call.feature(1)]);
  throw call.unsupported('combines two computed values', 'Branches can be added and put side by side; a product of two, as in attention and gates, has no layer.');
}

/** The same output of the same layer, with its axes in the same places. */
const isSame = (a: Feature, b: Feature): boolean => a.layer === b.layer && String(a.lengths) === String(b.lengths) && JSON.stringify(a.dims) === JSON.stringify(b.dims);

function added(call: NodeCall, features: readonly Feature[]): Feature {
  const [first, ...others] = features;
  if (first === undefined) throw call.invalid('has no input');
  const shapes = features.map((feature) => `[${onnxDims(feature).join(', ')}]`);
  if (others.some((other) => String(other.lengths) !== String(first.lengths) || JSON.stringify(other.dims) !== JSON.stringify(first.dims))) {
    throw call.unsupported(`adds samples of shape ${shapes.join(' and ')} that differ in shape or in the order of their axes`, 'An "add" layer takes inputs of one shape.');
  }
  const alike = features.map((feature) => call.state.shaped(feature, first.actual));
  return { ...first, layer: call.state.add('add', alike, {}, {}, first.actual).layer };
}

/** A computed value and a constant: one number for all, or numbers for every channel. */
function withConstant(call: NodeCall, value: Feature | Curve, constant: Constant, of: Binary): Feature | Curve {
  const [only = NaN] = constant.values;
  if (constant.values.length > 0 && constant.values.every((each) => Object.is(each, only))) {
    checkBroadcast(call, rootOf(value), constant);
    const [values, alone] = [curveValues(value), points].map((list) => list.map((x) => of(x, only)));
    if (values !== undefined && alone !== undefined) return curve(call, value, values, { before: value, values: alone });
  }
  const line = (c: number): readonly [factor: number, offset: number] => [of(1, c) - of(0, c), of(0, c)];
  if (!['Add', 'Sub', 'Mul', 'Div'].includes(call.node.opType) || !Number.isFinite(of(0, 1))) throw call.unsupported('computes with other numbers for every channel', 'Layers scale and move channels: Add, Sub, Mul and Div by constants.');
  return affine(call, call.state.settle(value), constant, line);
}

function checkBroadcast(call: NodeCall, feature: Feature, { dims }: Constant): void {
  const shape = [NaN, ...onnxDims(feature)];
  const isFitting = dims.length <= shape.length && dims.every((length, i) => length === 1 || length === shape[shape.length - dims.length + i]);
  if (!isFitting) throw call.unsupported(`joins samples of shape [${onnxDims(feature).join(', ')}] with a constant of shape [${dims.join(', ')}]`, 'A constant has the shape of the samples, or 1 where it is the same along an axis.');
}

function affine(call: NodeCall, feature: Feature, constant: Constant, line: (c: number) => readonly [factor: number, offset: number]): Feature {
  checkBroadcast(call, feature, constant);
  const shape = onnxDims(feature);
  const linesOf = ({ values }: Constant): readonly [Float32Array, Float32Array] => {
    call.state.take(2 * values.length);
    return [values.map((c) => line(c)[0]), values.map((c) => line(c)[1])];
  };
  if (isOfChannels(feature, constant)) {
    const channels = constant.values.length;
    const ending = feature.actual.at(-1) === channels ? feature : call.state.shaped(feature, [sizeOf(feature.actual) / channels, channels]);
    return call.state.affine(ending, ...linesOf(constant));
  }
  // Other numbers along other axes: one for every number of the sample.
  const size = sizeOf(shape);
  call.state.take(size);
  const whole = foldBinary(call, constant, { kind: 'constant', dims: shape, values: new Float32Array(size) }, (c) => c);
  const { feature: flat, order } = call.state.vector(feature);
  const [factors, offsets] = linesOf(whole);
  return call.state.affine(flat, inOrder(factors, order), inOrder(offsets, order));
}

/** True if a constant differs along the channels alone, which are the last axis of the layer. */
function isOfChannels(feature: Feature, { dims }: Constant): boolean {
  const shape = onnxDims(feature);
  const long = dims.map((length, place) => ({ length, axis: place + shape.length - dims.length })).filter(({ length }) => length !== 1);
  const [only, ...others] = long;
  const axes = only === undefined ? [] : (feature.dims[only.axis] ?? []);
  return others.length === 0 && axes.length === 1 && axes[0] === feature.lengths.length - 1;
}
