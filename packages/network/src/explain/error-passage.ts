import type { Registry } from '@vitrum/core';
import { tensorFrom } from '@vitrum/tensor';
import { agrees, sizeOfTerms, sumOf } from './agrees.ts';
import { isolateLayer, slopesOf } from './isolate-layer.ts';
import type { ErrorPassage, PassageTerm } from './neuron-explanation.ts';
import type { NetworkLayer } from '../pass/network-layer.ts';
import type { Network } from '../network.ts';

/** More outputs than these are not asked one by one. */
const maxTerms = 1000;

/** A layer that is no sum over its inputs, the one below it, and the unit of the latter whose error comes back through it. */
interface PassageRequest {
  readonly network: Network;
  readonly registry: Registry;
  readonly reader: NetworkLayer;
  readonly below: NetworkLayer;
  readonly unit: number;
  readonly outputGradient: number;
}

/**
 * How an error comes back through a layer that is no sum of weights, such as a pool or a normalization: ∂C/∂a = Σₖ ∂C/∂aₖ·∂aₖ/∂a over the
 * outputs k that depend on the unit, after a backward pass on one sample. Undefined if they are too many, or do not add up to ∂C/∂a.
 */
export function errorPassageOf(request: PassageRequest): ErrorPassage | undefined {
  const { network, registry, reader, unit, outputGradient } = request;
  const alone = isolateLayer(registry, network, reader);
  const gradients = reader.da?.data;
  const outputs = dependents(alone, request);
  if (gradients === undefined || outputs.length > maxTerms) return undefined;
  const terms = outputs.flatMap((k): readonly PassageTerm[] => {
    const derivative = slopesOf(alone, k)[unit] ?? NaN;
    const gradient = gradients[k] ?? NaN;
    return derivative === 0 ? [] : [{ unit: k, derivative, outputGradient: gradient, product: derivative * gradient }];
  });
  const products = terms.map(({ product }) => product);
  const isWhole = agrees(sumOf(products), outputGradient, sizeOfTerms(products));
  return isWhole ? { layer: reader.index, type: reader.type, outputShape: reader.outputShape, terms } : undefined;
}

/** The outputs that change with a unit, and after it a pass at the sample itself. */
function dependents(alone: Network, { below: { a }, unit }: PassageRequest): readonly number[] {
  const sample = Float64Array.from(a?.data ?? []);
  const at = (difference: number): Float64Array => {
    const moved = sample.slice();
    moved[unit] = (moved[unit] ?? 0) + difference;
    return Float64Array.from(alone.forward(tensorFrom([1, ...alone.inputShape], moved)).data);
  };
  const step = 1e-4 * Math.max(1, Math.abs(sample[unit] ?? 0));
  const [above, under, here] = [at(step), at(-step), at(0)];
  return Array.from(here.keys()).filter((k) => above[k] !== here[k] || under[k] !== here[k]);
}
