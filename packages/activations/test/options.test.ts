import { resolveReference, type ErrorCode } from '@vitrum/core';
import { describe, expect, test } from 'vitest';
import { registry } from './resolve.ts';

describe('options', () => {
  const refused: readonly (readonly [Readonly<Record<string, unknown>> & { readonly type: string }, ErrorCode])[] = [
    [{ type: 'leaky-relu', slop: 0.2 }, 'VITRUM_UNKNOWN_OPTION'],
    [{ type: 'leaky-relu', slope: '0.2' }, 'VITRUM_INVALID_OPTION'],
    [{ type: 'leaky-relu', slope: NaN }, 'VITRUM_INVALID_OPTION'],
    [{ type: 'elu', alpha: -1 }, 'VITRUM_INVALID_OPTION'],
    [{ type: 'elu', alpha: Infinity }, 'VITRUM_INVALID_OPTION'],
    [{ type: 'swish', beta: true }, 'VITRUM_INVALID_OPTION'],
    [{ type: 'tanh', slope: 0.2 }, 'VITRUM_UNKNOWN_OPTION'],
    [{ type: 'softmax', axis: 1 }, 'VITRUM_UNKNOWN_OPTION'],
  ];
  test.each(refused)('%o is refused with %s', (reference, code) => {
    expect(() => resolveReference(registry, 'activation', reference)).toThrow(expect.objectContaining({ code }));
  });

  test('elu and leaky-relu have a kink at 0 only where their slopes differ', () => {
    const kinks = (reference: { readonly type: string; readonly [option: string]: unknown }): unknown => {
      const activation = resolveReference(registry, 'activation', reference);
      return 'kinks' in activation ? activation.kinks : undefined;
    };
    expect(kinks({ type: 'elu', alpha: 1 })).toEqual([]);
    expect(kinks({ type: 'elu', alpha: 2 })).toEqual([0]);
    expect(kinks({ type: 'leaky-relu', slope: 1 })).toEqual([]);
    expect(kinks({ type: 'leaky-relu' })).toEqual([0]);
  });

  test('swish with beta 1 is silu, to the last bit', () => {
    const swish = resolveReference(registry, 'activation', { type: 'swish', beta: 1 });
    const silu = resolveReference(registry, 'activation', 'silu');
    if (swish.kind === 'rowwise' || silu.kind === 'rowwise') expect.fail('both are elementwise');
    for (let z = -50; z <= 50; z += 0.125) expect(swish.forward(z)).toBe(silu.forward(z));
  });
});

describe('links', () => {
  test('sigmoid and softmax name the inverse link that they are; nothing else does', () => {
    const links = registry.activations.names
      .map((name) => [name, resolveReference(registry, 'activation', name).link])
      .filter(([, link]) => link !== undefined);
    expect(links).toEqual([['sigmoid', 'sigmoid'], ['softmax', 'softmax']]);
  });
});
