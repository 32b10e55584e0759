import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, defineOptimizer, type Precision } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createNetwork, denseNetworkConfig, type Network } from '@vitrum/network';
import { optimizersPlugin, sgd } from '@vitrum/optimizers';
import { planTraining, Trainer } from '@vitrum/trainer';
import { expect, test } from 'vitest';
import { blobs } from './blobs.ts';

const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin]);

const rule = sgd.create({ weightDecay: 0 });

/** `sgd`, which writes down how its steps were taken; with no step size where it is to walk its plain rule. */
function watchedSgd(hasStepSize: boolean) {
  const taken = { byDescent: 0, byRule: 0 };
  const optimizer = defineOptimizer({
    name: 'watched-sgd',
    update: (update) => {
      taken.byRule++;
      rule.update(update);
    },
    ...(hasStepSize && {
      stepSize: (learningRate: number) => {
        taken.byDescent++;
        return learningRate;
      },
    }),
  });
  return { taken, optimizer };
}

async function train(hasStepSize: boolean, precision: Precision, batchSize: number) {
  const config = denseNetworkConfig(registry, { architecture: [2, 8, 3] });
  const network = createNetwork(registry, config, { seed: 3, precision });
  const before = valuesOf(network);
  const { taken, optimizer } = watchedSgd(hasStepSize);
  const plan = { ...planTraining(registry, { epochs: 2, batchSize, learningRate: 0.05 }), optimizer };
  const events = new Trainer({ network, data: blobs, plan }).run();
  while ((await events.next()).done !== true);
  return { before, after: valuesOf(network), taken };
}

const valuesOf = (network: Network): readonly number[] => network.parameters.flatMap(({ value }) => [...value.data]);

// θ − s·g is rounded once by descent, and g before it by the plain rule: each of at most 600 steps errs by about a unit in
// the last place of θ, of size 1. A step that is missed or taken twice changes θ by about 10⁻³.
test.each([
  ['float64', 1, 1e-12],
  ['float64', 16, 1e-12],
  ['float32', 1, 1e-4],
  ['float32', 16, 1e-4],
] as const)('sgd by descent gives the parameters of its plain rule: %s, batches of %i', async (precision, batchSize, tolerance) => {
  const byDescent = await train(true, precision, batchSize);
  const byRule = await train(false, precision, batchSize);
  const steps = 4 * 2 * Math.ceil(300 / batchSize); // four parameters, two epochs
  expect(byDescent.taken).toEqual({ byDescent: steps, byRule: 0 });
  expect(byRule.taken).toEqual({ byDescent: 0, byRule: steps });
  byDescent.after.forEach((value, i) => {
    expect(Math.abs(value - (byRule.after[i] ?? NaN)), `parameter ${i}`).toBeLessThan(tolerance);
  });
  const moved = byDescent.after.map((value, i) => Math.abs(value - (byDescent.before[i] ?? NaN)));
  expect(Math.max(...moved)).toBeGreaterThan(0.05);
});
