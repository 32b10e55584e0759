import { describe, expect, test } from 'vitest';
import { parseArchitecture } from '../../src/options/parse-sizes.ts';
import { numberOrText, parseIndices } from '../../src/options/parse-number.ts';
import { parseReference } from '../../src/options/parse-reference.ts';

describe('numberOrText', () => {
  test.each([
    ['5', 5],
    ['-1', -1],
    ['+.5', 0.5],
    ['1e-3', 0.001],
    ['2.', 2],
    ['', ''],
    [' 5', ' 5'],
    ['0x10', '0x10'],
    ['1e999', '1e999'],
    ['Infinity', 'Infinity'],
    ['NaN', 'NaN'],
    ['1,5', '1,5'],
  ])('%j is %j', (text, value) => {
    expect(numberOrText(text)).toBe(value);
  });
});

describe('parseReference', () => {
  test.each([
    ['tanh', 'tanh'],
    ['leaky-relu:slope=0.2', { type: 'leaky-relu', slope: 0.2 }],
    ['x:a=1,b=true,c=word,d=false', { type: 'x', a: 1, b: true, c: 'word', d: false }],
    ['mlp:hidden=64,32,dropout=0.2', { type: 'mlp', hidden: [64, 32], dropout: 0.2 }],
    ['x:formula=a=b', { type: 'x', formula: 'a=b' }],
    ['warmup:epochs=2,then=cosine', { type: 'warmup', epochs: 2, then: 'cosine' }],
    ['warmup:epochs=2,then=step:every=5,factor=0.5', { type: 'warmup', epochs: 2, then: { type: 'step', every: 5, factor: 0.5 } }],
    ['a:then=b:then=c:of=1,2', { type: 'a', then: { type: 'b', then: { type: 'c', of: [1, 2] } } }],
    ['x:at=12:30', { type: 'x', at: '12:30' }],
  ])('%s', (text, reference) => {
    expect(parseReference(text, '--activation')).toEqual(reference);
  });

  test.each(['x:', 'x:a', 'x:=1', 'x:a=1,', 'x:type=relu', 'x:,then=b:c=1'])('refuses %s', (text) => {
    expect(() => parseReference(text, '--activation')).toThrow(
      `--activation must be a name, or a name with options, got "${text}".`,
    );
  });
});

test.each([
  ['784,32,16,10', [784, 32, 16, 10]],
  [' 4, 3 ', [4, 3]],
])('parseArchitecture takes %j', (text, sizes) => {
  expect(parseArchitecture(text)).toEqual(sizes);
});

test.each(['', '784', '784,0', '784,-3', '784,,10', '784,1.5', '784;10', '784,1e99'])('parseArchitecture refuses %j', (text) => {
  expect(() => parseArchitecture(text)).toThrow('--architecture must be at least two whole numbers');
});

test('parseIndices takes lists, once or more often', () => {
  expect(parseIndices(['0,8', '18'], '--index')).toEqual([0, 8, 18]);
});
