import { createBackend } from '@vitrum/core';
import type { RunConfig } from '@vitrum/runs';
import { beforeAll, describe, expect, test } from 'vitest';
import { dataApi } from '../src/worker/data-api.ts';
import { Session } from '../src/worker/session.ts';
import { trainingApi } from '../src/worker/training-api.ts';

/** Pictures of 28 × 28 in 10 classes. */
const dataset = { type: 'synthetic-digits', train: 20, test: 10 };
const conv = (filters: number, kernelSize: number, stride = 1) => ({ type: 'conv2d', filters, kernelSize, stride });
const layered = (...layers: readonly { readonly type: string }[]): RunConfig => ({
  network: { inputShape: [28, 28, 1], layers: [...layers, { type: 'flatten' }, { type: 'dense', units: 10 }] },
});

describe('the network that a link describes', () => {
  const session = new Session();
  const training = trainingApi(session);
  beforeAll(async () => {
    session.backend = await createBackend(session.registry, { name: 'reference' });
    await dataApi(session).loadData(dataset);
  });

  // By hand: (inputs + 1) · units for each dense layer, (kernelSize² · channels + 1) · filters for a convolution.
  test.each<[string, RunConfig, string]>([
    ['wide layers', { network: { hidden: [1_000_000] } }, '1,000,010 units; a link may ask for 500,000 at most'],
    ['wide layers, one by one', { network: { inputShape: [784], layers: [{ type: 'dense', units: 1e9 }, { type: 'dense', units: 10 }] } }, '1,000,000,010 units'],
    // 785·2048 + 2·2049·2048 + 2049·10
    ['many weights', { network: { architecture: [784, 2048, 2048, 2048, 10] } }, '10,020,874 parameters; a link may ask for 8,000,000 at most'],
    ['many inputs', { network: { architecture: [200_000, 2, 10] } }, '200,000 inputs; a link may ask for 100,000 at most'],
    ['many units in a large batch', { network: { hidden: [60_000] }, training: { batchSize: 4096 } }, '60,010 units; a link may ask for 39,062 at most'],
    // 3 + 3 · 60 · 7 + 2 for two projections of two layers each, and 2
    ['many blocks', { network: { type: 'resnet-small', blocks: 60, filters: [1, 2, 2] } }, '1,269 layers; a link may ask for 400 at most'],
    // 26 · 26 · 1000, flattened once more, and 10
    ['many filters', layered(conv(1000, 3)), '1,352,010 units'],
    // 785 · 18,000, then flattened 1 · 1 · 18,000, 18,001 · 10
    ['large filters', layered(conv(18_000, 28)), '14,310,010 parameters'],
  ])('is refused for %s', async (_, config, message) => {
    await expect(training.configure(config, true)).rejects.toMatchObject({ code: 'VITRUM_INVALID_CONFIG', message: expect.stringContaining(message) });
  });

  test('counts widths alone: the other whole numbers of a layer are none (D8)', async () => {
    const { parameterCount } = await training.configure(layered(conv(2, 3, 13)), true);
    expect(parameterCount).toBe(10 * 2 + (2 * 2 * 2 + 1) * 10);
  });
});
