import { expectTypeOf, test } from 'vitest';
import {
  defineActivation,
  defineLayer,
  type Activation,
  type Initializer,
  type OptionSchema,
  type OptionValues,
  type Schedule,
} from '@vitrum/core';

declare function valuesOf<const Schema extends OptionSchema>(schema: Schema): OptionValues<Schema>;

test('every type of option has its type of value', () => {
  const values = valuesOf({
    rate: { type: 'number', default: 0.5 },
    units: { type: 'integer', minimum: 1 },
    useBias: { type: 'boolean', default: true },
    label: { type: 'string' },
    padding: { type: 'string', choices: ['same', 'valid'] },
    activation: { type: 'activation', default: 'tanh' },
    classWeights: { type: 'numbers', choices: ['balanced'] },
    prices: { type: 'numbers' },
    weights: { type: 'initializer' },
    then: { type: 'schedule' },
  });
  expectTypeOf(values).toEqualTypeOf<{
    readonly rate: number;
    readonly units: number;
    readonly useBias: boolean;
    readonly label: string;
    readonly padding: 'same' | 'valid';
    readonly activation: Activation;
    readonly classWeights: Readonly<Record<string, number>> | 'balanced';
    readonly prices: Readonly<Record<string, number>>;
    readonly weights: Initializer;
    readonly then: Schedule;
  }>();
});

test('create sees the options that it declares and no others', () => {
  defineActivation({
    name: 'scaled',
    options: { scale: { type: 'number', default: 1 } },
    create: (options) => {
      expectTypeOf(options).toEqualTypeOf<{ readonly scale: number }>();
      // @ts-expect-error -- no such option is declared
      void options.factor;
      return { forward: (z) => options.scale * z };
    },
  });
});

test('a contribution that lacks what its kind needs does not compile', () => {
  // @ts-expect-error -- an activation needs forward
  defineActivation({ name: 'x' });
  // @ts-expect-error -- a row-wise activation needs backward
  defineActivation({ name: 'x', kind: 'rowwise', forward: () => undefined });
  // @ts-expect-error -- a layer needs create
  defineLayer({ name: 'x', options: {} });
  // @ts-expect-error -- no option is of the type "float"
  defineActivation({ name: 'x', options: { a: { type: 'float' } }, create: () => ({ forward: (z: number) => z }) });
});
