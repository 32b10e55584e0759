import type { Tensor } from '@vitrum/core';
import { agrees, sizeOfTerms, sumOf } from './agrees.ts';
import { denseFormOf } from './dense-form.ts';
import type { Network } from './network.ts';
import type { DownstreamErrors } from './neuron-explanation.ts';

/**
 * The errors that come back to a unit through the next dense layer, after a backward pass on one sample; undefined where that
 * sum is not of this form, or does not come to ∂C/∂a. Layers between that pass everything on unchanged, as dropout does outside of training, are passed over.
 */
export function downstreamErrorsOf(network: Network, layer: number, unit: number, outputGradient: number): DownstreamErrors | undefined {
  let above = layer + 1;
  while (passesOn(network, above)) above++;
  const dense = denseFormOf(network.layers[above]);
  const dz = dense?.layer.dz;
  if (dense === undefined || dz === undefined) return undefined;
  const terms = Array.from(dz.data, (gradient, k) => {
    const weight = dense.weights.value.data[unit * dense.units + k] ?? NaN;
    return { unit: k, weight, dz: gradient, product: weight * gradient };
  });
  const products = terms.map(({ product }) => product);
  return agrees(sumOf(products), outputGradient, sizeOfTerms(products)) ? { layer: above, terms } : undefined;
}

/** True for a layer without parameters that left both the outputs below it and their gradients as they were. */
function passesOn(network: Network, index: number): boolean {
  const [layer, below] = [network.layers[index], network.layers[index - 1]];
  if (layer === undefined || below === undefined || layer.parameters.length > 0) return false;
  return isSame(below.a, layer.a) && isSame(network.outputGradientOf(index - 1), network.outputGradientOf(index));
}

function isSame(a: Tensor | undefined, b: Tensor | undefined): boolean {
  if (a?.data.length !== b?.data.length) return false;
  return a?.data.every((value, i) => value === b?.data[i]) ?? false;
}
