import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import { pureDefinitions } from '../lint/pure-definitions.js';

const linter = new Linter();
const config = { plugins: { vitrum: { rules: { 'pure-definitions': pureDefinitions } } }, rules: { 'vitrum/pure-definitions': 'error' } } as const;

test.each([
  ['export const tanh = defineActivation({});', 'export const tanh = /* @__PURE__ */ defineActivation({});'],
  ['const plugin = definePlugin({});', 'const plugin = /* @__PURE__ */ definePlugin({});'],
  ['export const tanh = /* @__PURE__ */ defineActivation({});', undefined],
  ['export const make = () => defineActivation({});', undefined],
  ['export const one = create();', undefined],
])('%s', (code, fixed) => {
  expect(linter.verify(code, config)).toHaveLength(fixed === undefined ? 0 : 1);
  expect(linter.verifyAndFix(code, config).output).toBe(fixed ?? code);
});
