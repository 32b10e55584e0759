import { expect, test } from 'vitest';
import { describeValue } from '@vitrum/core/internal';

const circular: Record<string, unknown> = {};
circular['self'] = circular;
const circularList: unknown[] = [];
circularList.push(circularList);
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
const throwing = new Proxy({}, {
  get: () => {
    throw new Error('no');
  },
});

test.each<[unknown, string]>([
  ['tanh', '"tanh"'],
  ['with "quotes"', '"with \\"quotes\\""'],
  [1.5, '1.5'],
  [NaN, 'NaN'],
  [-Infinity, '-Infinity'],
  [10n, '10n'],
  [true, 'true'],
  [null, 'null'],
  [undefined, 'undefined'],
  [Symbol('s'), 'Symbol(s)'],
  [function forward() { return 1; }, 'a function (forward)'],
  [(() => () => 1)(), 'a function (without name)'],
  [new Float32Array(3), 'a Float32Array'],
  [[1, 'two'], '[1,"two"]'],
  [{ type: 'relu' }, '{"type":"relu"}'],
  [circular, 'an object that JSON cannot hold'],
  [{ count: 1n }, 'an object that JSON cannot hold'],
  [circularList, 'a list that JSON cannot hold'],
  [Array.from({ length: 60 }, () => 1), `[${'1,'.repeat(38)}…`],
])('%o is described as %s', (value, text) => {
  expect(describeValue(value)).toBe(text);
});

test('a text of 80 characters is shown whole', () => {
  const value = ['x'.repeat(76)];
  expect(describeValue(value)).toBe(JSON.stringify(value));
  expect(describeValue(value)).toHaveLength(80);
});

test('D19: a long text is cut, and its length told', () => {
  expect(describeValue('x'.repeat(200))).toBe(`"${'x'.repeat(200)}"`);
  expect(describeValue('x'.repeat(100_000))).toBe(`"${'x'.repeat(200)}…" (100000 characters)`);
  expect(describeValue(10n ** 5000n).length).toBeLessThan(210);
});

test('D19: what throws when it is looked at is described all the same', () => {
  const getter = {
    get broken(): never {
      throw new Error('no');
    },
  };
  for (const value of [getter, revoked, throwing]) expect(describeValue(value)).toBe('an object that JSON cannot hold');
});
