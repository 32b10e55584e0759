import type { Activation, FloatArray, Layer, Loss, Registry, Tensor } from '@vitrum/core';
import { centralDifference, createTensor, tensorFrom } from '@vitrum/tensor';
import { sumOf } from './agrees.ts';
import { elementwiseGradient, noRow, rowwiseGradient } from './batch-loss.ts';
import { holdsBackward, holdsForward } from './confirm-explanation.ts';
import { copyNetwork } from './copy-network.ts';
import { createCost, type Cost } from './cost.ts';
import { denseFormOf, type DenseForm } from './dense-form.ts';
import { downstreamErrorsOf } from './downstream-errors.ts';
import { checkGradients, checkIndex, type GradientCheckSelection } from './gradient-checks.ts';
import type { Network } from './network.ts';
import type { ActivationName, NeuronBackward, NeuronExplanation, NeuronForward } from './neuron-explanation.ts';
import { rowTermsOf } from './row-terms.ts';

/** What {@link explainNeuron} needs to know. */
export interface ExplainNeuronRequest {
  readonly network: Network;
  /** Where the names in the network's configuration are looked up: what is explained is a copy of it. */
  readonly registry: Registry;
  readonly loss: Loss;
  /** One sample's inputs, as many as the network takes. */
  readonly input: ArrayLike<number>;
  /** The sample's target row. */
  readonly target: ArrayLike<number>;
  /** Place of the layer, from 0. */
  readonly layer: number;
  /** Place of the neuron in the layer, from 0. */
  readonly unit: number;
  /** Which gradients are confirmed by central differences: the bias and the five largest of the weights when left out. */
  readonly checks?: GradientCheckSelection;
}

/**
 * One neuron's arithmetic for one sample: zⱼ = Σᵢ xᵢ·wᵢⱼ + bⱼ and aⱼ = φ(zⱼ) forwards; ∂C/∂aⱼ, ∂C/∂zⱼ and its gradients backwards,
 * some beside the central difference that confirms them. Everything is computed in 64-bit on a copy: the network, its z, a and
 * gradients included, is left as it was, so that it can be asked between two steps of a training.
 *
 * @returns undefined for a layer whose neurons are not of this form: one without weights of the shape [inputs, units], or one for
 * which these equations do not hold, such as a plugin's that scales its weights.
 * @example
 * const neuron = explainNeuron({ network, registry, loss: squaredError, input, target, layer: 1, unit: 3 });
 * console.log(neuron?.forward.z, neuron?.backward.dz);
 * @throws VITRUM_INDEX_OUT_OF_RANGE when there is no such layer, unit or weight; VITRUM_INVALID_SHAPE when input or target have
 * another length; VITRUM_INVALID_OPTION; what {@link copyNetwork} throws
 */
export function explainNeuron(request: ExplainNeuronRequest): NeuronExplanation | undefined {
  const { registry, loss, layer, unit, checks = {} } = request;
  checkIndex(layer, request.network.layers.length, 'layers');
  const shapeOfUnits = denseFormOf(request.network.layers[layer]);
  if (shapeOfUnits === undefined) return undefined;
  checkIndex(unit, shapeOfUnits.units, 'units');

  const network = copyNetwork(request.network, { registry, precision: 'float64' });
  const dense = denseFormOf(network.layers[layer]);
  if (dense === undefined) return undefined;
  const inputs = tensorFrom([1, ...network.inputShape], Float64Array.from(request.input));
  const targets = tensorFrom([1, ...network.outputShape], Float64Array.from(request.target));
  const cost = createCost(network, loss);
  network.forward(inputs);
  const total = cost.total(targets);
  cost.backward(targets);

  const pass: Pass = { network, cost, inputs, targets, layer, unit };
  const forward = explainForward(pass, dense);
  const backward = explainBackward(pass, dense);
  if (!holdsForward(forward, dense, unit) || !holdsBackward(backward, forward)) return undefined;
  return { layer, unit, units: dense.units, cost: total, forward, backward, checks: checkGradients(pass, dense, unit, backward, checks) };
}

/** One sample, once forwards and backwards through the copy, and which neuron is looked at. */
interface Pass {
  readonly network: Network;
  readonly cost: Cost;
  readonly inputs: Tensor;
  readonly targets: Tensor;
  readonly layer: number;
  readonly unit: number;
}

function explainForward({ network, inputs: sample, layer, unit }: Pass, dense: DenseForm): NeuronForward {
  const { a, z } = rowsOfLayer(dense.layer);
  const inputs = Array.from(network.layers[layer - 1]?.a?.data ?? sample.data);
  const weights = columnOf(dense.weights.value, dense, unit);
  const products = inputs.map((input, i) => input * (weights[i] ?? NaN));
  return {
    inputs,
    weights,
    products,
    sum: sumOf(products),
    bias: dense.biases.value.data[unit] ?? NaN,
    z: z[unit] ?? NaN,
    activation: nameOf(dense.activation),
    a: a[unit] ?? NaN,
  };
}

function explainBackward(pass: Pass, dense: DenseForm): NeuronBackward {
  const { network, layer, unit } = pass;
  const isLast = layer === network.layers.length - 1;
  const isJoint = isLast && pass.cost.isFromLogits;
  const outputGradient = isLast ? gradientOfLoss(pass) : network.outputGradientOf(layer)?.data ?? noRow;
  const downstream = isLast ? undefined : downstreamErrorsOf(network, layer, unit, outputGradient[unit] ?? NaN);
  return {
    origin: isJoint ? 'loss-and-activation' : isLast ? 'loss' : 'layers-above',
    ...(!isJoint && explainActivation(dense, outputGradient, unit)),
    ...(downstream !== undefined && { downstream }),
    dz: dense.layer.dz?.data[unit] ?? NaN,
    weightGradients: columnOf(dense.weights.gradient, dense, unit),
    biasGradient: dense.biases.gradient.data[unit] ?? NaN,
  };
}

/** The way from ∂C/∂a to ∂C/∂z. */
function explainActivation(
  { activation, layer }: DenseForm,
  outputGradient: FloatArray,
  unit: number,
): Pick<NeuronBackward, 'outputGradient' | 'derivative' | 'rowTerms'> {
  const { z, a } = rowsOfLayer(layer);
  const ofUnit = { outputGradient: outputGradient[unit] ?? NaN };
  if (activation.kind === 'rowwise') return { ...ofUnit, rowTerms: rowTermsOf(activation, { z, a, outputGradient }, unit) };
  const derivative = activation.derivative ?? centralDifference(activation.forward);
  return { ...ofUnit, derivative: derivative(z[unit] ?? NaN, a[unit] ?? NaN) };
}

/** ∂C/∂a of the last layer. */
function gradientOfLoss({ network, cost: { loss }, targets }: Pass): FloatArray {
  const gradient = createTensor(targets.shape, 'float64');
  const fill = loss.kind === 'rowwise' ? rowwiseGradient(loss) : elementwiseGradient(loss);
  fill(network.layers.at(-1)?.a ?? targets, targets, gradient);
  return gradient.data;
}

/** What belongs to one unit of a tensor of the weights' shape: a number for each input. */
function columnOf({ data }: Tensor, { inputs, units }: DenseForm, unit: number): readonly number[] {
  return Array.from({ length: inputs }, (_, i) => data[i * units + unit] ?? NaN);
}

function rowsOfLayer({ z, a }: Layer): { readonly z: FloatArray; readonly a: FloatArray } {
  return { z: z?.data ?? noRow, a: a?.data ?? noRow };
}

function nameOf({ name, formula, kind = 'elementwise' }: Activation): ActivationName {
  return { name, kind, ...(formula !== undefined && { formula }) };
}
