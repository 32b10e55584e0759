import { describe, expect, test } from 'vitest';
import { resolveLoss } from './sample.ts';
import type { ElementwiseLoss } from '@vitrum/core';

function resolveHuber(options: Readonly<Record<string, unknown>> = {}): ElementwiseLoss {
  const loss = resolveLoss('huber', options);
  if (loss.kind === 'rowwise') throw new Error('huber is elementwise');
  return loss;
}

test('δ is 1 unless given', () => {
  expect(resolveHuber().value(4, 1)).toBe(2.5); // 1·(3 − ½)
  expect(resolveHuber({ delta: 2 }).value(4, 1)).toBe(4); // 2·(3 − 1)
});

test.each([0.5, 1, 2])('both halves meet at |y − t| = δ = %d', (delta) => {
  const { value, derivative } = resolveHuber({ delta });
  const next = delta * (1 + 2 ** -52); // the first difference that counts as linear
  expect(Math.abs(value(next, 0) - value(delta, 0))).toBeLessThanOrEqual(delta * delta * 2 ** -51);
  expect(derivative?.(delta, 0)).toBe(delta);
  expect(derivative?.(next, 0)).toBe(delta);
  expect(derivative?.(-next, 0)).toBe(-delta);
});

describe('options that cannot be', () => {
  test.each([
    [{ delta: 0 }, 'VITRUM_INVALID_OPTION', 'loss "huber": delta must be a number greater than 0, got 0.'],
    [{ delta: -1 }, 'VITRUM_INVALID_OPTION', 'loss "huber": delta must be a number greater than 0, got -1.'],
    [{ delta: '1' }, 'VITRUM_INVALID_OPTION', 'loss "huber": delta must be a number greater than 0, got "1".'],
    [{ detla: 1 }, 'VITRUM_UNKNOWN_OPTION', 'loss "huber" has no option "detla".'],
  ])('are refused: %j', (options, code, message) => {
    expect(() => resolveLoss('huber', options)).toThrow(expect.objectContaining({ code, message }));
  });
});
