import { VitrumError } from '@vitrum/core';
import type { Network } from '@vitrum/network';

/** The error for a cost that is no longer finite: which layer shows it first, at which step, and what to try. */
export function describeDivergence(network: Network, epoch: number, step: number): VitrumError {
  const layer = network.layers.findIndex(({ z, a }) => [z, a].some((tensor) => !(tensor?.data.every(Number.isFinite) ?? true)));
  const place = layer === -1 ? 'in the loss' : `first in layers[${layer}]`;
  return new VitrumError({
    code: 'VITRUM_DIVERGED',
    message: `Training diverged in epoch ${epoch} by step ${step}: the cost is no longer a finite number, seen ${place}.`,
    hint: 'Try a learning rate ten times smaller, or an initializer that fits the activation.',
  });
}
