import { expect, test } from 'vitest';
import type { Option } from '@vitrum/core';
import { readOptionValue } from '../../src/options/option-value.ts';

test.each<[type: Exclude<Option['type'], 'references'>, text: string, value: unknown]>([
  ['number', '0.5', 0.5],
  ['integer', 'x', 'x'], // stays, for the message of whoever checks it
  ['boolean', 'false', false],
  ['string', '2', '2'],
  ['integers', '28, 28,1', [28, 28, 1]],
  ['integers', '-1', [-1]],
  ['integers', '28,x', [28, 'x']],
])('an option of type %s reads %j', (type, text, value) => {
  expect(readOptionValue({ type }, text)).toEqual(value);
});
