import { VitrumError } from '@vitrum/core';
import type { NetworkPlan } from '@vitrum/network';
import { formatCount } from '@vitrum/runs/internal';
import { sizeOf } from '@vitrum/tensor';

// Links are untrusted: following one must not exhaust memory.
const maxInputs = 100_000;
/** Of all layers together. */
const maxUnits = 500_000;
/** Each sample of a batch takes memory for them. */
const maxUnitsOfBatch = 160_000_000;
const maxParameters = 8_000_000;
/** A network by name may ask for more of them than an address has room for. */
const maxLayers = 400;

/**
 * Checks that a page can hold the network that a link describes, whatever its layers are.
 *
 * @throws VITRUM_INVALID_CONFIG
 */
export function checkLinkLimits({ inputShape, layers, parameterCount }: NetworkPlan, batchSize: number): void {
  const units = layers.reduce((sum, { plan }) => sum + sizeOf(plan.outputShape), 0);
  checkAtMost(layers.length, maxLayers, 'layers');
  checkAtMost(sizeOf(inputShape), maxInputs, 'inputs');
  checkAtMost(units, Math.min(maxUnits, Math.floor(maxUnitsOfBatch / batchSize)), 'units');
  checkAtMost(parameterCount, maxParameters, 'parameters');
}

function checkAtMost(count: number, max: number, noun: string): void {
  if (count <= max) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `The address asks for a network of ${formatCount(count)} ${noun}; a link may ask for ${formatCount(max)} at most.`,
    hint: 'Make it smaller in the address, or choose the settings on the page.',
  });
}
