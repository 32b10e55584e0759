import { createRegistry, defineLoss, defineOptimizer, definePlugin, defineSchedule, type Reference, type Registry } from '@vitrum/core';
import { lossesPlugin } from '@vitrum/losses';
import { optimizersPlugin } from '@vitrum/optimizers';
import { planTraining, type TrainingConfig, type TrainingPlan } from '@vitrum/trainer';
import { expectTypeOf, test } from 'vitest';

declare const fromOutside: string;
declare const referenceFromOutside: Reference;
declare const json: unknown;
declare const record: Readonly<Record<string, unknown>>;
declare const untypedRegistry: Registry;

const strangers = definePlugin({
  name: 'strangers',
  version: '1.0.0',
  losses: [
    defineLoss({
      name: 'quantile',
      options: { quantile: { type: 'number' } },
      create: ({ quantile }) => ({ reduction: 'sum', value: (y, t) => quantile * (y - t) }),
    }),
  ],
  optimizers: [defineOptimizer({ name: 'tiger', update: () => undefined })],
  schedules: [defineSchedule({ name: 'sawtooth', factor: () => 1 })],
});
const registry = createRegistry([lossesPlugin, optimizersPlugin]);
const extended = registry.with(strangers);

test('the names of a registry compile', () => {
  expectTypeOf(planTraining(registry, {})).toEqualTypeOf<TrainingPlan>();
  planTraining(registry, { loss: 'huber', optimizer: 'adam', schedule: 'constant', epochs: 3, shuffle: true });
  planTraining(registry, { loss: { type: 'huber', delta: 2 }, optimizer: { type: 'adam', beta1: 0.95 } });
});

test('a typo does not compile', () => {
  // @ts-expect-error -- the loss is called "huber"
  planTraining(registry, { loss: 'hubr' });
  // @ts-expect-error -- the optimizer is called "adam"
  planTraining(registry, { optimizer: 'adma' });
  // @ts-expect-error -- the schedule is called "constant"
  planTraining(registry, { schedule: 'constnt' });
  // @ts-expect-error -- nor with options
  planTraining(registry, { optimizer: { type: 'adma', beta1: 0.95 } });
  // @ts-expect-error -- "adam" is an optimizer
  planTraining(registry, { loss: 'adam' });
});

test('wrong options do not compile', () => {
  // @ts-expect-error -- the option is called "epochs"
  planTraining(registry, { epoks: 3 });
  // @ts-expect-error -- "epochs" is a number
  planTraining(registry, { epochs: true });
  // @ts-expect-error -- the option of Adam is called "beta1"
  planTraining(registry, { optimizer: { type: 'adam', beta: 0.95 } });
  // @ts-expect-error -- "delta" is a number
  planTraining(registry, { loss: { type: 'huber', delta: 'wide' } });
  // @ts-expect-error -- "sgd" has no such option
  planTraining(registry, { optimizer: { type: 'sgd', momentum: 0.9 } });
  // @ts-expect-error -- the quantile of "quantile" has no default
  planTraining(extended, { loss: { type: 'quantile' } });
  // @ts-expect-error -- for the same reason, the name alone is not enough
  planTraining(extended, { loss: 'quantile' });
});

test("a plugin's names compile with the registry that holds it, and with no other", () => {
  planTraining(extended, { loss: { type: 'quantile', quantile: 0.9 }, optimizer: 'tiger', schedule: 'sawtooth' });
  // @ts-expect-error -- without the plugin there is no such loss
  planTraining(registry, { loss: { type: 'quantile', quantile: 0.9 } });
  // @ts-expect-error -- nor such an optimizer
  planTraining(registry, { optimizer: 'tiger' });
  // @ts-expect-error -- nor such a schedule
  planTraining(registry, { schedule: 'sawtooth' });
});

test('with the registry written down, the names are checked where the configuration is', () => {
  const config: TrainingConfig<typeof extended> = { loss: 'huber', optimizer: 'tiger' };
  planTraining(extended, config);
  // @ts-expect-error -- a registry without "tiger" does not take it
  planTraining(registry, config);
  // @ts-expect-error -- the optimizer is called "tiger"
  ({ optimizer: 'loin' }) satisfies TrainingConfig<typeof extended>;
});

test('what comes from outside is taken, and checked when the program runs', () => {
  planTraining(registry, json);
  planTraining(registry, record);
  planTraining(registry, { loss: fromOutside, epochs: 3 });
  planTraining(registry, { optimizer: referenceFromOutside });
  const loose: TrainingConfig = { loss: 'anything', optimizer: { type: 'anything', at: 'all' } };
  planTraining(registry, loose);
});

test('a registry whose names are not known takes any name', () => {
  planTraining(untypedRegistry, { loss: 'anything', optimizer: { type: 'anything', at: 'all' } });
});
