import type { Registry } from '@vitrum/core';
import { downstreamErrorsOf, passesOn, readerOf } from './downstream-errors.ts';
import { errorPassageOf } from './error-passage.ts';
import type { Network } from '../network.ts';
import type { ErrorPassage, NeuronBackward } from './neuron-explanation.ts';

/** The unit whose ∂C/∂a is followed. */
interface ErrorPathRequest {
  readonly network: Network;
  readonly registry: Registry;
  readonly layer: number;
  readonly unit: number;
  readonly outputGradient: number;
  /** True if ∂C/∂a of the last layer is never formed. */
  readonly isJoint: boolean;
}

/**
 * Where ∂C/∂a of a unit comes from: through layers without sums, one after the other as long as a single output depends on the unit, up to
 * the next layer whose units are sums.
 */
export function errorPathOf({ network, registry, isJoint, ...unit }: ErrorPathRequest): Pick<NeuronBackward, 'passages' | 'downstream'> {
  const passages: ErrorPassage[] = [];
  const path = (): Pick<NeuronBackward, 'passages'> => (passages.length === 0 ? {} : { passages });
  let at: { layer: number; unit: number; outputGradient: number } = unit;
  for (;;) {
    const downstream = downstreamErrorsOf(network, at.layer, at.unit, at.outputGradient);
    if (downstream !== undefined) return { ...path(), downstream };
    const [below, reader] = [network.layers[at.layer], readerOf(network, at.layer)];
    const isFormed = reader !== undefined && !(isJoint && reader.index === network.layers.length - 1);
    if (below === undefined || !isFormed || reader.hasIncoming) return path();
    if (passesOn(network, at.layer, reader)) {
      at = { ...at, layer: reader.index };
      continue;
    }
    const passage = errorPassageOf({ network, registry, reader, below, unit: at.unit, outputGradient: at.outputGradient });
    if (passage === undefined) return path();
    passages.push(passage);
    const [only, ...more] = passage.terms;
    if (only === undefined || more.length > 0) return path();
    at = { layer: reader.index, unit: only.unit, outputGradient: only.outputGradient };
  }
}
