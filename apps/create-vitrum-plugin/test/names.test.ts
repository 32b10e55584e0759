import { checkContribution, kindBySingular } from '@vitrum/core/internal';
import { describe, expect, test } from 'vitest';
import { identifierOf } from '../src/identifier.ts';
import { kindNames } from '../src/kinds.ts';
import { checkContributionName, contributionNameOf, packageNameOf } from '../src/names.ts';

const isRefused = (check: () => unknown): boolean => {
  try {
    check();
    return false;
  } catch {
    return true;
  }
};

test.each(['a', 'bent-identity', 'relu6', 'step-2', '', 'A', '2-step', 'bent_identity', 'a--b', 'a-', '-a', 'ä', 'a b', 'a/b', 'a.b'])(
  'the name "%s" is refused where the contracts refuse it',
  (name) => {
    const byContracts = isRefused(() => checkContribution('activations', { name, forward: () => 0 }, 'here'));
    expect(isRefused(() => checkContributionName(name))).toBe(byContracts);
  },
);

test.each(kindNames)('a plugin holds the kind %s where the contracts look for it', (kind) => {
  expect(() => checkContribution(kindBySingular[kind], { name: 'x' }, 'here')).toThrow(`here: ${kind} "x" must have `);
});

describe('the package', () => {
  test.each([
    ['vitrum-plugin-snake', 'vitrum-plugin-snake', 'snake'],
    ['snake', 'vitrum-plugin-snake', 'snake'],
    ['a/b/snake', 'vitrum-plugin-snake', 'snake'],
    ['./snake/', 'vitrum-plugin-snake', 'snake'],
    ['@me/snake', '@me/vitrum-plugin-snake', 'snake'],
    ['@me/vitrum-plugin', '@me/vitrum-plugin', 'my-loss'],
    ['vitrum-plugin', 'vitrum-plugin', 'my-loss'],
    ['vitrum-plugins', 'vitrum-plugin-vitrum-plugins', 'vitrum-plugins'],
    ['.', 'vitrum-plugin-here', 'here'],
    ['..', 'vitrum-plugin-above', 'above'],
  ])('in the folder %s is %s, its contribution %s', (folder, packageName, name) => {
    expect(packageNameOf(folder, '/above/here')).toBe(packageName);
    expect(contributionNameOf(packageName, 'loss')).toBe(name);
  });
});

test.each([
  ['snake', 'snake'],
  ['bent-identity', 'bentIdentity'],
  ['step-2-up', 'step2Up'],
  ['new', 'newActivation'],
  ['in', 'inActivation'],
  ['plugin', 'plugin'],
  ['board', 'boardActivation'],
  ['define-activation', 'defineActivationActivation'],
])('%s is exported as %s', (name, identifier) => {
  expect(identifierOf(name, 'activation')).toBe(identifier);
});
