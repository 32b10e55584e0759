import type { Activation, FloatArray, Loss, Registry, Tensor } from '@vitrum/core';
import { centralDifference, createTensor, tensorFrom } from '@vitrum/tensor';
import { sumOf } from './agrees.ts';
import { elementwiseGradient, noRow, rowwiseGradient } from '../cost/batch-loss.ts';
import { holdsBackward, holdsForward } from './confirm-explanation.ts';
import { copyNetwork } from '../copy-network.ts';
import { createCost, type Cost } from '../cost/cost.ts';
import { errorPathOf } from './error-path.ts';
import { checkGradients, checkIndex, type GradientCheckSelection } from '../cost/gradient-checks.ts';
import type { NetworkLayer } from '../pass/network-layer.ts';
import type { Network } from '../network.ts';
import type { ActivationName, NeuronBackward, NeuronExplanation, NeuronForward } from './neuron-explanation.ts';
import { placeIn } from '../look/picture-form.ts';
import { rowTermsOf } from './row-terms.ts';
import { sharedWeightsOf, sharesWeights } from './shared-weights.ts';
import { unitCountOf, unitFormOf, type UnitForm } from './unit-form.ts';

/** Options of {@link explainNeuron}. */
export interface ExplainNeuronRequest {
  /** The network as it is now: the passes run on a copy of it. */
  readonly network: Network;
  /** The loss whose gradients are explained. */
  readonly loss: Loss;
  /** One sample's inputs. */
  readonly input: ArrayLike<number>;
  /** The sample's target row. */
  readonly target: ArrayLike<number>;
  /** Index of the layer. */
  readonly layer: number;
  /** Index of the neuron in its layer. */
  readonly unit: number;
  /** Which gradients are confirmed by central differences; by default the bias and the five largest of the weights. */
  readonly checks?: GradientCheckSelection;
}

/**
 * One neuron's arithmetic for one sample: zⱼ = Σᵢ xᵢ·wᵢⱼ + bⱼ and aⱼ = φ(zⱼ) in the forward pass; ∂C/∂aⱼ, ∂C/∂zⱼ and the gradients in
 * the backward pass, some with the central difference that confirms them. Everything is computed in 64 bits on a copy, so that the
 * network, its z, a and gradients do not change: it can be called between two training steps.
 *
 * Of a convolution a unit is one output [row, column, filter], and its index is (row·columns + column)·filters + filter. Its weights are
 * those of every place, so that ∂C/∂w = Σ over places, of which `backward.shared` has this place's part.
 *
 * @returns undefined for a layer whose units are not sums over its inputs (no `LayerPlan.incoming`), or that breaks these equations
 * @example
 * const neuron = explainNeuron(registry, { network, loss: squaredError, input, target, layer: 1, unit: 3 });
 * console.log(neuron?.forward.z, neuron?.backward.dz);
 * @throws VITRUM_INDEX_OUT_OF_RANGE for an unknown layer, unit or weight; VITRUM_INVALID_SHAPE for an input or target of another
 * length; VITRUM_INVALID_OPTION; the errors of {@link copyNetwork}
 */
export function explainNeuron(registry: Registry, request: ExplainNeuronRequest): NeuronExplanation | undefined {
  const { loss, layer, unit, checks = {} } = request;
  checkIndex(layer, request.network.layers.length, 'layers');
  const units = unitCountOf(request.network.layers[layer]);
  if (units === undefined) return undefined;
  checkIndex(unit, units, 'units');

  const network = copyNetwork(registry, request.network, { precision: 'float64', unfreezes: true });
  const form = unitFormOf(network.layers[layer], unit);
  if (form === undefined) return undefined;
  const inputs = tensorFrom([1, ...network.inputShape], Float64Array.from(request.input));
  const targets = tensorFrom([1, ...network.outputShape], Float64Array.from(request.target));
  const cost = createCost(network, loss);
  network.forward(inputs);
  const total = cost.total(targets);
  cost.backward(targets);

  const pass: Pass = { network, registry, cost, inputs, targets, layer, unit };
  const forward = explainForward(pass, form);
  const backward = explainBackward(pass, form);
  if (!holdsForward(forward, form) || !holdsBackward(backward, forward, form)) return undefined;
  const place = placeIn(form.layer.outputShape, unit);
  return { layer, unit, units, place, cost: total, forward, backward, checks: checkGradients(pass, form, backward, checks) };
}

/** One sample after a forward and a backward pass through the copy, and the neuron to explain. */
interface Pass {
  readonly network: Network;
  readonly registry: Registry;
  readonly cost: Cost;
  readonly inputs: Tensor;
  readonly targets: Tensor;
  readonly layer: number;
  readonly unit: number;
}

function explainForward(pass: Pass, { layer, unit, inputs: places, weights: { value }, weightIndices, bias }: UnitForm): NeuronForward {
  const { a, z } = rowsOfLayer(layer);
  const input = inputRowOf(pass, layer);
  const inputs = places.map((place) => input[place] ?? NaN);
  const weights = weightIndices.map((index) => value.data[index] ?? NaN);
  const products = inputs.map((each, i) => each * (weights[i] ?? NaN));
  return {
    inputs,
    weights,
    products,
    sum: sumOf(products),
    bias: bias === undefined ? 0 : (bias.parameter.value.data[bias.index] ?? NaN),
    z: z[unit] ?? NaN,
    activation: nameOf(layer.activation ?? identity),
    a: a[unit] ?? NaN,
  };
}

function explainBackward(pass: Pass, form: UnitForm): NeuronBackward {
  const { network, registry, layer, unit } = pass;
  const isLast = layer === network.layers.length - 1;
  const isJoint = isLast && pass.cost.isFromLogits;
  const outputGradient = isLast ? gradientOfLoss(pass) : (form.layer.da?.data ?? noRow);
  const path = isLast ? {} : errorPathOf({ network, registry, layer, unit, outputGradient: outputGradient[unit] ?? NaN, isJoint: pass.cost.isFromLogits });
  const dz = (form.layer.dz ?? form.layer.da)?.data ?? noRow;
  const gradients = {
    weightGradients: form.weightIndices.map((index) => form.weights.gradient.data[index] ?? NaN),
    biasGradient: form.bias === undefined ? 0 : (form.bias.parameter.gradient.data[form.bias.index] ?? NaN),
  };
  const shared = sharesWeights(form) ? sharedWeightsOf(form, { input: inputRowOf(pass, form.layer), dz }, gradients) : undefined;
  return {
    origin: isJoint ? 'loss-and-activation' : isLast ? 'loss' : 'layers-above',
    ...(!isJoint && explainActivation(form.layer, outputGradient, unit)),
    ...path,
    dz: dz[unit] ?? NaN,
    ...gradients,
    ...(shared !== undefined && { shared }),
  };
}

/** What a layer read. */
function inputRowOf({ network, inputs }: Pass, layer: NetworkLayer): FloatArray {
  return network.layers[layer.inputs[0]]?.a?.data ?? inputs.data;
}

/** From ∂C/∂a to ∂C/∂z. */
function explainActivation(
  layer: NetworkLayer,
  outputGradient: FloatArray,
  unit: number,
): Pick<NeuronBackward, 'outputGradient' | 'derivative' | 'rowTerms'> {
  const { z, a } = rowsOfLayer(layer);
  const { activation = identity } = layer;
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

/** Without an activation, z is the output. */
const identity: Activation = { name: 'identity', formula: 'z', forward: (z) => z, derivative: () => 1 };

function rowsOfLayer({ z, a }: NetworkLayer): { readonly z: FloatArray; readonly a: FloatArray } {
  return { z: (z ?? a)?.data ?? noRow, a: a?.data ?? noRow };
}

function nameOf({ name, formula, kind = 'elementwise' }: Activation): ActivationName {
  return { name, kind, ...(formula !== undefined && { formula }) };
}
