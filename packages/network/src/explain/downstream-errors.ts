import type { Tensor } from '@vitrum/core';
import { agrees, sizeOfTerms, sumOf } from './agrees.ts';
import type { NetworkLayer } from '../pass/network-layer.ts';
import type { Network } from '../network.ts';
import type { DownstreamErrors } from './neuron-explanation.ts';
import { unitCountOf, unitFormOf } from './unit-form.ts';

/**
 * The errors that reach a unit through the next layer whose units are sums, after a backward pass on one sample; undefined if
 * they come from several layers or in another way, or do not add up to ∂C/∂a. Layers in between that change nothing, such as dropout
 * outside of training, are skipped.
 */
export function downstreamErrorsOf(network: Network, layer: number, unit: number, outputGradient: number): DownstreamErrors | undefined {
  let below = layer;
  let above = readerOf(network, below);
  while (above !== undefined && passesOn(network, below, above)) {
    below = above.index;
    above = readerOf(network, below);
  }
  const units = unitCountOf(above);
  const dz = (above?.dz ?? above?.da)?.data;
  if (above === undefined || units === undefined || dz === undefined) return undefined;
  const terms: { readonly unit: number; readonly weight: number; readonly dz: number; readonly product: number }[] = [];
  for (let k = 0; k < units; k++) {
    const form = unitFormOf(above, k);
    const position = form?.inputs.indexOf(unit) ?? -1;
    if (form === undefined || position === -1) continue;
    const weight = form.weights.value.data[form.weightIndices[position] ?? NaN] ?? NaN;
    const gradient = dz[k] ?? NaN;
    terms.push({ unit: k, weight, dz: gradient, product: weight * gradient });
  }
  const products = terms.map(({ product }) => product);
  return agrees(sumOf(products), outputGradient, sizeOfTerms(products)) ? { layer: above.index, terms } : undefined;
}

/** The only layer that reads a layer's output. */
export function readerOf({ layers }: Network, index: number): NetworkLayer | undefined {
  const readers = layers.filter(({ inputs }) => inputs.includes(index));
  return readers.length === 1 && readers[0]?.inputs.length === 1 ? readers[0] : undefined;
}

/** True for a layer without parameters whose outputs equal its inputs, and likewise their gradients. */
export function passesOn({ layers }: Network, index: number, reader: NetworkLayer): boolean {
  const below = layers[index];
  return reader.parameters.length === 0 && isSame(below?.a, reader.a) && isSame(below?.da, reader.da);
}

function isSame(a: Tensor | undefined, b: Tensor | undefined): boolean {
  if (a === undefined || a.data.length !== b?.data.length) return false;
  return a.data.every((value, i) => value === b.data[i]);
}
