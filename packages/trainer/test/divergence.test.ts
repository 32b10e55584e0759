import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, defineActivation, defineLoss, defineSchedule, VitrumError, type Dataset, type Registry } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createNetwork } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import { divergenceOf, planTraining, Trainer, type Divergence, type TrainingConfig, type TrainingEvent } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';

const registry: Registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin]);

/** The same sample again and again, of one input and one target. */
function repeatSample(size: number, input: number, target: number): Dataset {
  return {
    name: 'sample',
    size,
    inputShape: [1],
    targetSize: 1,
    task: 'regression',
    readInput: (_index, out, offset) => {
      out[offset] = input;
    },
    readTarget: (_index, out, offset) => {
      out[offset] = target;
    },
  };
}

interface Experiment {
  readonly training: TrainingConfig;
  readonly activation?: string;
  readonly weight?: number;
  readonly samples?: number;
  readonly input?: number;
  readonly target?: number;
}

/** Two neurons one after the other, both with the same first weight. */
function trainerFor({ training, activation = 'identity', weight = 1, samples = 1, input = 1, target = 0 }: Experiment, names: Registry): Trainer {
  const first = { weightInitializer: { type: 'constant', value: weight }, biasInitializer: 'zeros' };
  const layers = [
    { type: 'dense', units: 1, activation, ...first },
    { type: 'dense', units: 1, activation: 'identity', ...first },
  ];
  const network = createNetwork(names, { inputShape: [1], layers }, { seed: 1 });
  const sample = repeatSample(samples, input, target);
  return new Trainer({ network, data: { train: sample, test: sample }, plan: planTraining(names, training) });
}

interface Outcome {
  readonly error: unknown;
  readonly divergence: Divergence | undefined;
  readonly events: readonly TrainingEvent[];
}

async function run(experiment: Experiment, names = registry): Promise<Outcome> {
  const events: TrainingEvent[] = [];
  try {
    for await (const event of trainerFor(experiment, names).run()) events.push(event);
  } catch (error) {
    return { error, divergence: divergenceOf(error), events };
  }
  return { error: undefined, divergence: undefined, events };
}

/** The same training by its formulas in 32-bit: the first step whose cost is not finite, and the weights that it begins with. */
function byHand(learningRate: number): { readonly step: number; readonly weights: readonly number[] } {
  const f = Math.fround;
  let [v, b, w, c] = [1, 0, 1, 0]; // a₁ = v·x + b, a₂ = w·a₁ + c, x = 1, t = 0
  for (let step = 1; ; step++) {
    const a1 = f(v + b);
    const a2 = f(f(w * a1) + c);
    if (!Number.isFinite(a2 * a2)) return { step, weights: [v, b, w, c] };
    const d2 = f(2 * a2);
    const d1 = f(d2 * w);
    [v, b, w, c] = [f(v - learningRate * d1), f(b - learningRate * d1), f(w - learningRate * d2 * a1), f(c - learningRate * d2)];
  }
}

describe('steps that are too long', () => {
  test.each([3, 10, 300])('with a learning rate of %d: the very step, the layer, the largest weight', async (learningRate) => {
    const { divergence, error } = await run({ training: { learningRate, epochs: 1 }, samples: 1000 });
    const expected = byHand(learningRate);
    expect(divergence).toMatchObject({ epoch: 1, step: expected.step, samples: expected.step - 1, learningRate });
    expect(error).toMatchObject({
      code: 'VITRUM_DIVERGED',
      message: expect.stringContaining(`in epoch 1 by step ${expected.step}:`),
      hint: expect.stringContaining('learning rate ten times smaller'),
    });
    const finite = expected.weights.filter(Number.isFinite).map(Math.abs);
    if (finite.length === 0) {
      expect(divergence?.reason).toMatch(new RegExp(`^A step of the length ${learningRate} led out of the range of the numbers: `));
    } else {
      // The trainer's sums may be rounded in another order.
      expect((divergence?.maxWeight ?? NaN) / Math.max(...finite)).toBeCloseTo(1, 3);
      expect(divergence?.reason).toMatch(new RegExp(`^Steps of the length ${learningRate} made the weights of layer [12] grow to [\\d.]+e\\d+, until `));
    }
    expect(divergence?.tries[0]).toBe(`Take a learning rate ten times smaller: ${learningRate / 10} instead of ${learningRate}.`);
  });

  test('what is told can be sent on', async () => {
    const { divergence } = await run({ training: { learningRate: 10, epochs: 100 } });
    expect(JSON.parse(JSON.stringify(divergence))).toEqual(divergence);
  });

  test('no event before it tells of a cost that is not finite', async () => {
    const { events } = await run({ training: { learningRate: 10, epochs: 100 } });
    const told = events.flatMap((event) => ('loss' in event ? [event.loss] : []));
    expect(told.length).toBeGreaterThan(1);
    expect(told.every(Number.isFinite)).toBe(true);
  });

  test('the last update of a training is not passed over', async () => {
    // ∂C/∂w = 2, so the only step leads to 1 − 2·10³⁹, which no 32-bit number holds.
    const { divergence, events } = await run({ training: { learningRate: 1e39, epochs: 1 } });
    expect(divergence).toMatchObject({ epoch: 1, step: 1, samples: 1, quantity: 'parameter', layer: 0, learningRate: 1e39 });
    expect(divergence?.reason).toBe('A step of the length 1e39 led out of the range of the numbers: a parameter of layer 1 was no longer a finite number.');
    expect(divergence).not.toHaveProperty('maxWeight');
    expect(events.some(({ type }) => type === 'done')).toBe(false);
  });
});

describe('before any step', () => {
  test('first weights that are too large', async () => {
    // z₁ = 10²⁵, z₂ = 10⁵⁰, beyond 3.4·10³⁸
    const { divergence } = await run({ training: { learningRate: 0.1 }, weight: 1e25 });
    expect(divergence).toMatchObject({ epoch: 1, step: 1, samples: 0, quantity: 'z', layer: 1 });
    expect(divergence?.reason).toBe('Before any step was taken, z of layer 2 was no longer a finite number: the first weights or the inputs are too large.');
    expect(divergence?.tries[0]).toContain('initializer');
  });

  test.each([
    { quantity: 'input', input: NaN, target: 0, noun: 'inputs' },
    { quantity: 'target', input: 1, target: Infinity, noun: 'targets' },
  ])('an $quantity that is not finite is the data’s fault', async ({ quantity, input, target, noun }) => {
    const { divergence, error } = await run({ training: { learningRate: 0.1 }, input, target });
    expect(divergence).toMatchObject({ step: 1, quantity, reason: `The ${noun} of step 1 hold a number that is not finite.` });
    expect(divergence).not.toHaveProperty('layer');
    expect(divergence?.tries.join(' ')).not.toContain('learning rate');
    expect(error).toMatchObject({ hint: expect.stringContaining('data') });
  });
});

describe('F080: a function that gives no finite number for usual numbers is at fault, and not the learning rate', () => {
  const mine = {
    name: 'vitrum-plugin-t',
    version: '1.0.0',
    activations: [
      defineActivation({ name: 'logarithm', forward: (z) => (z < 0 ? NaN : Math.log(z)), derivative: (z) => 1 / z }),
      defineActivation({ name: 'steep', forward: (z) => (z > 700 ? Infinity : 2 * z), derivative: () => 2 }),
      defineActivation({ name: 'broken-row', kind: 'rowwise', forward: (_z, a) => void a.fill(NaN), backward: (_z, _a, da, dz) => dz.set(da) }),
    ],
    losses: [defineLoss({ name: 'hopeless', reduction: 'sum', value: () => NaN, derivative: () => 1 })],
    schedules: [defineSchedule({ name: 'lost', factor: () => NaN })],
  };

  test.each<[string, Experiment, Partial<Divergence>, string]>([
    [
      'an activation',
      { training: { learningRate: 0.1 }, activation: 'logarithm', input: -0.3 },
      { quantity: 'a', layer: 0, reason: 'The activation "logarithm" gives NaN for z = −0.3 in layer 1.' },
      'Training cannot go on in epoch 1 by step 1: the activation "logarithm" gives NaN for z = −0.3.',
    ],
    [
      'an activation of rows',
      { training: { learningRate: 0.1 }, activation: 'broken-row' },
      { quantity: 'a', layer: 0, reason: 'The activation "broken-row" gives NaN for a row of finite z in layer 1.' },
      'Training cannot go on in epoch 1 by step 1: the activation "broken-row" gives NaN for a row of finite z.',
    ],
    [
      'a loss',
      { training: { learningRate: 0.1, loss: 'hopeless' } },
      { quantity: 'loss', reason: 'The loss "hopeless" gives no finite number for the output 1 and the target 0.' },
      'Training cannot go on in epoch 1 by step 1: the loss "hopeless" gives no finite number for the output 1 and the target 0.',
    ],
    [
      'a schedule',
      { training: { learningRate: 0.1, schedule: 'lost', epochs: 9 } },
      { quantity: 'parameter', layer: 0, reason: 'The schedule "lost" gives a factor that is no finite number.' },
      'Training cannot go on in epoch 1 by step 1: the schedule "lost" gives a factor that is no finite number.',
    ],
  ])('%s', async (_name, experiment, divergence, message) => {
    const outcome = await run(experiment, registry.with(mine));
    expect(outcome.divergence).toMatchObject(divergence);
    expect(outcome.error).toMatchObject({ code: 'VITRUM_DIVERGED', message, hint: expect.stringMatching(/^Fix the .* or take another one\.$/) });
    expect(structuredClone(outcome.divergence)).toEqual(outcome.divergence);
  });

  test('one that overflows far out is not: what led there is the training', async () => {
    const { divergence } = await run({ training: { learningRate: 0.1 }, activation: 'steep', input: 1000 }, registry.with(mine));
    expect(divergence).toMatchObject({ quantity: 'a', layer: 0 });
    expect(divergence).not.toHaveProperty('culprit');
    expect(divergence?.tries.join(' ')).toContain('learning rate');
  });
});

test('D14: the hint says what is most promising: inputs of 255 are to be scaled', async () => {
  const { error } = await run({ training: { learningRate: 1, epochs: 100 }, input: 255 });
  expect(error).toMatchObject({
    hint: 'Scale the inputs to a size of about 1: the largest of this step is 255. Take a learning rate ten times smaller: 0.1 instead of 1.',
  });
});

describe('what to try depends on what was done', () => {
  const adviceFor = async (experiment: Experiment): Promise<string> => (await run(experiment)).divergence?.tries.join(' ') ?? '';

  test.each<[string, Experiment, string, boolean]>([
    ['inputs of 255', { training: { learningRate: 1, epochs: 100 }, input: 255 }, 'the largest of this step is 255.', true],
    ['inputs of 1', { training: { learningRate: 10, epochs: 100 } }, 'Scale the inputs', false],
    ['relu', { training: { learningRate: 10, epochs: 100 }, activation: 'relu', weight: 1e25 }, 'such as tanh, instead of relu.', true],
    ['tanh', { training: { learningRate: 1e9, epochs: 100 }, activation: 'tanh' }, 'such as tanh', false],
    ['one sample a step', { training: { learningRate: 10, epochs: 100 } }, 'batches of several samples', true],
    ['batches', { training: { learningRate: 10, epochs: 100, batchSize: 4 }, samples: 8 }, 'batches of several samples', false],
  ])('%s', async (_name, experiment, words, areSaid) => {
    const advice = await adviceFor(experiment);
    expect(advice).toContain('learning rate ten times smaller');
    expect(advice.includes(words)).toBe(areSaid);
  });
});

test('other errors are no divergence', () => {
  for (const error of [undefined, 'diverged', new Error('diverged'), new VitrumError({ code: 'VITRUM_INVALID_OPTION', message: '', hint: '' })]) {
    expect(divergenceOf(error)).toBeUndefined();
  }
});
