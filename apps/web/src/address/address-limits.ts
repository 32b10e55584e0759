import { VitrumError } from '@vitrum/core';
import type { LayerConfig } from '@vitrum/network';
import type { RunConfig } from '@vitrum/runs';

// Links are untrusted: following one must not exhaust memory.
const mostLayers = 20;
const mostUnits = 2048;
const mostWeights = 8_000_000;
const largestBatch = 4096;
const mostEpochs = 10_000;
const largestInput = 100_000;
export const longestAddress = 8000;

/**
 * Checks that a page can hold a run of the size that an address specifies.
 *
 * @throws VITRUM_INVALID_CONFIG
 */
export function checkAddressLimits({ network = {}, training = {} }: RunConfig): void {
  checkSizes(unitsOf(network));
  checkAtMost(training['batchSize'], largestBatch, 'a batch of', 'samples');
  checkAtMost(training['epochs'], mostEpochs, '', 'epochs');
}

interface Sizes {
  readonly inputs: number | undefined;
  /** The width of each layer; undefined where it is not an option of the layer. */
  readonly layers: readonly (number | undefined)[];
}

function unitsOf(network: NonNullable<RunConfig['network']>): Sizes {
  if ('layers' in network) {
    return { inputs: network.inputShape.reduce((product, length) => product * length, 1), layers: network.layers.map(widthOf) };
  }
  const [inputs, ...units] = network.architecture ?? [undefined, ...(network.hidden ?? [])];
  return { inputs, layers: units };
}

/** Only the option of that name is a width, not a kernel size, a stride or a seed. */
function widthOf({ units }: LayerConfig): number | undefined {
  return typeof units === 'number' ? units : undefined;
}

function checkSizes({ inputs, layers }: Sizes): void {
  if (layers.length > mostLayers) throw tooLarge(`${count(layers.length)} layers`, `${mostLayers} layers`);
  for (const width of layers) checkAtMost(width, mostUnits, 'a layer of', 'units');
  checkAtMost(inputs, largestInput, '', 'inputs');
  const weights = countWeights(inputs ?? 1, layers);
  if (weights > mostWeights) throw tooLarge(`about ${count(Math.round(weights))} weights`, `${count(mostWeights)} weights`);
}

/** A layer without a width adds no weights, and keeps the width of the layer before. */
function countWeights(inputs: number, layers: Sizes['layers']): number {
  let weights = 0;
  let before = inputs;
  for (const width of layers) {
    if (width === undefined) continue;
    weights += before * width;
    before = width;
  }
  return weights;
}

function checkAtMost(value: unknown, most: number, before: string, unit: string): void {
  if (typeof value !== 'number' || value <= most) return;
  const said = (size: number): string => [before, count(size), unit].filter((part) => part !== '').join(' ');
  throw tooLarge(said(value), said(most));
}

function tooLarge(asked: string, most: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `The address asks for ${asked}; a link may ask for ${most} at most.`,
    hint: 'Make it smaller in the address, or choose the settings on the page.',
  });
}

const count = (value: number): string => value.toLocaleString('en');
