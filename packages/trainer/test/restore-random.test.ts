import { expect, test } from 'vitest';
import { createRandom } from '@vitrum/tensor';
import { restoreRandom } from '../src/state/restore-random.ts';

test('a saved state goes on to the bit', () => {
  const [random, other] = [createRandom(43), createRandom(43)];
  random.normal();
  other.integer(5);
  restoreRandom(other, random.save());
  expect([other.normal(), other.nextUint32()]).toEqual([random.normal(), random.nextUint32()]);
});

test.each([
  ['of another seed', [44, 0, 0, 1, 2], 'belongs to another seed or stream'],
  ['of another upper seed word', [43, 1, 0, 1, 2], 'belongs to another seed or stream'],
  ['of another stream', [43, 0, 1, 1, 2], 'belongs to another seed or stream'],
  ['that is empty', [], 'belongs to another seed or stream'],
  ['without a position', [43, 0, 0], 'is damaged'],
  ['with a negative block', [43, 0, 0, -1, 4], 'is damaged'],
  ['with half a block', [43, 0, 0, 1.5, 4], 'is damaged'],
  ['with words left of no block', [43, 0, 0, 0, 1], 'is damaged'],
  ['with more than four words used', [43, 0, 0, 1, 5], 'is damaged'],
  ['with no word used', [43, 0, 0, 1, 0], 'is damaged'],
  ['with a spare that is no number', [43, 0, 0, 1, 2, NaN], 'is damaged'],
])('refuses a state %s and stays as it was', (_what, state, problem) => {
  const random = createRandom(43);
  random.normal();
  const before = random.save();
  expect(() => { restoreRandom(random, state); }).toThrow(
    expect.objectContaining({
      code: 'VITRUM_INVALID_OPTION',
      message: `This random state ${problem}: ${JSON.stringify(state)}.`,
    }),
  );
  expect(random.save()).toEqual(before);
});
