import { VitrumError } from '@vitrum/core';
import type { RunConfig } from '@vitrum/runs';
import { formatCount, isNamedNetwork } from '@vitrum/runs/internal';

// Links are untrusted. How large the network becomes, the worker knows: it plans it with the data.
const maxLayers = 100;
const maxBatchSize = 4096;
const maxEpochs = 10_000;
const maxAugmentations = 20;
export const maxAddressLength = 8000;

/**
 * Checks that what an address says itself is of a size that a page can hold.
 *
 * @throws VITRUM_INVALID_CONFIG
 */
export function checkAddressLimits({ network = {}, training = {} }: RunConfig): void {
  checkAtMost(countLayers(network), maxLayers, '', 'layers');
  checkAtMost(training.batchSize, maxBatchSize, 'a batch of ', 'samples');
  checkAtMost(training.epochs, maxEpochs, '', 'epochs');
  checkAtMost(training.augmentation?.length, maxAugmentations, '', 'augmentations');
}

function countLayers(network: NonNullable<RunConfig['network']>): number {
  if (isNamedNetwork(network)) return 0;
  if ('layers' in network) return network.layers.length;
  return network.architecture?.slice(1).length ?? network.hidden?.length ?? 0;
}

function checkAtMost(value = 0, max: number, before: string, noun: string): void {
  if (value <= max) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `The address asks for ${before}${formatCount(value)} ${noun}; a link may ask for ${before}${formatCount(max)} ${noun} at most.`,
    hint: 'Make it smaller in the address, or choose the settings on the page.',
  });
}
