import { defineActivation, definePlugin } from '@vitrum/core';
import { runOf, type HintTexts } from '@vitrum/runs';
import { checkRunPlugins, pluginsOfRun } from '@vitrum/runs/internal';
import { describe, expect, test } from 'vitest';
import { builtins, registry } from './support.ts';

const bent = definePlugin({
  name: 'vitrum-plugin-bent',
  version: '2.1.0',
  activations: [defineActivation({ name: 'bent', forward: (z) => z + z * z })],
});
const withBent = registry.with(bent);
const hintTexts: Pick<HintTexts, 'installPlugins'> = { installPlugins: (missing) => `Give ${missing.map(({ name }) => name).join()}.` };

describe('pluginsOfRun', () => {
  test.each([
    ['tanh', []],
    ['bent', [{ name: 'vitrum-plugin-bent', version: '2.1.0' }]],
  ])('with %s', (activation, expected) => {
    expect(pluginsOfRun(withBent, runOf({ network: { activation } }), builtins)).toEqual(expected);
  });

  test('names the built-in ones too where nothing is built in', () => {
    const names = pluginsOfRun(withBent, runOf({ network: { activation: 'bent' } }), []).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['@vitrum/datasets', '@vitrum/layers', 'vitrum-plugin-bent', '@vitrum/losses', '@vitrum/optimizers']));
  });
});

describe('checkRunPlugins', () => {
  test('has nothing to say of plugins that are there', () => {
    expect(checkRunPlugins(withBent, [bent], hintTexts)).toEqual([]);
  });

  test('warns once of another major version', () => {
    const older = { name: bent.name, version: '1.0.0' };
    const warnings = checkRunPlugins(withBent, [older, older], hintTexts);
    expect(warnings.map(({ message }) => message)).toEqual([
      'The run was made with version 1.0.0 of the plugin "vitrum-plugin-bent"; version 2.1.0 is registered, another major one.',
    ]);
  });

  test('refuses what is missing, with the advice of the program', () => {
    expect(() => checkRunPlugins(registry, [bent], hintTexts)).toThrow(
      expect.objectContaining({
        code: 'VITRUM_INVALID_CONFIG',
        message: 'The run needs the plugin "vitrum-plugin-bent" 2.1.0, which is not registered.',
        hint: 'Give vitrum-plugin-bent.',
      }),
    );
  });
});
