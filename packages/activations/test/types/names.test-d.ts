import { createRegistry, type Configurable, type ElementwiseActivation, type RowwiseActivation } from '@vitrum/core';
import { expectTypeOf, test } from 'vitest';
import { activationsPlugin, tanh } from '@vitrum/activations';

const registry = createRegistry([activationsPlugin]);

test('the plugin keeps the literal names', () => {
  expectTypeOf(tanh.name).toEqualTypeOf<'tanh'>();
  expectTypeOf(registry.activations.get('tanh')).toExtend<ElementwiseActivation<'tanh'>>();
  expectTypeOf(registry.activations.get('softmax')).toExtend<RowwiseActivation<'softmax'>>();
  expectTypeOf(registry.activations.get('leaky-relu')).toHaveProperty('options');
  expectTypeOf(registry.activations.get('leaky-relu')).toExtend<Pick<Configurable<unknown, 'leaky-relu'>, 'name' | 'options'>>();
});

test('a name that is not there does not compile', () => {
  // @ts-expect-error – the name of the activation is tanh
  registry.activations.get('tahn');
});
