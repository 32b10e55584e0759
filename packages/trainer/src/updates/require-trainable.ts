import { VitrumError } from '@vitrum/core';
import type { Network } from '@vitrum/network';

/**
 * Refuses a network all of whose parameters are frozen.
 *
 * @throws VITRUM_INVALID_CONFIG
 */
export function requireTrainable({ parameters, trainable, layers }: Pick<Network, 'parameters' | 'trainable' | 'layers'>): void {
  if (parameters.length === 0 || trainable.parameters.length > 0) return;
  const frozen = layers.filter((layer) => layer.parameters.length > 0).map(({ index, type, name }) => name ?? `${index} (${type})`);
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `There is nothing to train: all layers with parameters are frozen, ${frozen.join(', ')}.`,
    hint: 'Leave out "trainable": false of the last layers, or freeze fewer: --freeze 0..2.',
  });
}
