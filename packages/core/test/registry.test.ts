import { describe, expect, test } from 'vitest';
import { checkPluginShape, createRegistry, type Plugin } from '@vitrum/core';
import { contributionKinds, kindNames } from '@vitrum/core/internal';
import { thrownBy } from './thrown-by.ts';

const cube = { name: 'cube', forward: (z: number) => z * z * z } as const;
const sine = { name: 'sine', forward: (z: number) => Math.sin(z) } as const;
const steeperCube = { name: 'cube', forward: (z: number) => 2 * z * z * z } as const;

// Plain objects on purpose: a plugin needs no helper.
const cubePlugin = { name: 'cube-plugin', version: '1.0.0', activations: [cube] } as const satisfies Plugin;
const sinePlugin = { name: 'sine-plugin', version: '2.0.0', activations: [sine] } as const satisfies Plugin;
const steeperPlugin = { name: 'steeper-plugin', version: '3.0.0', activations: [steeperCube] } as const satisfies Plugin;

describe('createRegistry', () => {
  test('has an empty catalog for every kind when there is no plugin', () => {
    const registry = createRegistry();
    expect(kindNames.map((kind) => registry[kind].names)).toEqual(kindNames.map(() => []));
    expect(registry.plugins).toEqual([]);
  });

  test('hands out the very objects that plugins contribute', () => {
    const registry = createRegistry([cubePlugin, sinePlugin]);
    expect(registry.activations.get('cube')).toBe(cube);
    expect(registry.activations.lookup('sine')).toBe(sine);
    expect(registry.activations.entry('sine')).toEqual({ definition: sine, plugin: sinePlugin });
    expect(registry.plugins).toEqual([cubePlugin, sinePlugin]);
  });

  test('lists names and entries in order of registration', () => {
    const registry = createRegistry([sinePlugin, cubePlugin]);
    expect(registry.activations.names).toEqual(['sine', 'cube']);
    expect(registry.activations.entries.map(({ definition }) => definition)).toEqual([sine, cube]);
    expect(registry.activations.has('cube')).toBe(true);
    expect(registry.activations.has('cub')).toBe(false);
  });

  test('keeps kinds apart: one name may stand for a loss and for a metric', () => {
    const registry = createRegistry([
      {
        name: 'p',
        version: '1.0.0',
        losses: [{ name: 'hinge', reduction: 'sum', value: () => 1 }],
        metrics: [{ name: 'hinge', score: () => 2 }],
      },
    ]);
    expect(registry.losses.names).toEqual(['hinge']);
    expect(registry.metrics.names).toEqual(['hinge']);
  });

  test('refuses a name that two plugins contribute, and names both', () => {
    const error = thrownBy(() => createRegistry([cubePlugin, steeperPlugin]));
    expect(error.code).toBe('VITRUM_NAME_TAKEN');
    expect(error.message).toBe(
      'Plugin "steeper-plugin" 3.0.0 contributes the activation "cube", which Plugin "cube-plugin" 1.0.0 already has.',
    );
    expect(error.hint).toBe('Rename one of them, or state the intent with registry.replace(plugin).');
  });

  test('refuses a name that one plugin contributes twice', () => {
    const twice: Plugin = { name: 'twice', version: '1.0.0', activations: [cube, steeperCube] };
    expect(thrownBy(() => createRegistry([twice])).code).toBe('VITRUM_NAME_TAKEN');
  });

  test.each([
    ['given first', (plugin: Plugin) => createRegistry([plugin], checkPluginShape)],
    ['added', (plugin: Plugin) => createRegistry([], checkPluginShape).with(cubePlugin).with(plugin)],
    ['put in the place of another', (plugin: Plugin) => createRegistry([cubePlugin], checkPluginShape).replace(plugin)],
  ])('with a check, refuses what is not a plugin: one that is %s', (_, register) => {
    const nameless: Plugin = { name: '', version: '1.0.0' };
    expect(thrownBy(() => register(nameless)).code).toBe('VITRUM_INVALID_PLUGIN');
  });

  test('takes plugins as the compiler has seen them without one', () => {
    expect(createRegistry([{ name: '', version: '1.0.0', activations: [cube] }]).activations.names).toEqual(['cube']);
  });
});

describe('with', () => {
  test('makes a new registry and leaves the old one as it was', () => {
    const before = createRegistry([cubePlugin]);
    const after = before.with(sinePlugin);
    expect(after.activations.names).toEqual(['cube', 'sine']);
    expect(after.plugins).toEqual([cubePlugin, sinePlugin]);
    expect(before.activations.names).toEqual(['cube']);
    expect(before.plugins).toEqual([cubePlugin]);
    expect(Object.isFrozen(after)).toBe(true);
  });

  test('refuses a taken name and registers nothing of that plugin', () => {
    const registry = createRegistry([cubePlugin]);
    const partlyTaken: Plugin = { name: 'partly-taken', version: '1.0.0', activations: [sine, steeperCube] };
    expect(thrownBy(() => registry.with(partlyTaken)).code).toBe('VITRUM_NAME_TAKEN');
    expect(registry.activations.names).toEqual(['cube']);
  });
});

describe('replace', () => {
  test('puts a contribution in the place of its namesake', () => {
    const before = createRegistry([cubePlugin, sinePlugin]);
    const after = before.replace(steeperPlugin);
    expect(after.activations.lookup('cube')).toBe(steeperCube);
    expect(after.activations.entry('cube').plugin).toBe(steeperPlugin);
    expect(after.activations.names).toEqual(['cube', 'sine']);
    expect(before.activations.lookup('cube')).toBe(cube);
  });

  test('refuses a name that nobody registered', () => {
    const error = thrownBy(() => createRegistry([cubePlugin]).replace(sinePlugin));
    expect(error.code).toBe('VITRUM_NOTHING_TO_REPLACE');
    expect(error.message).toBe('Plugin "sine-plugin" 2.0.0 would replace the activation "sine", which is not registered.');
    expect(error.hint).toBe('Use registry.with(plugin) to add something new.');
  });
});

describe('lookup of an unknown name', () => {
  const registry = createRegistry([cubePlugin, sinePlugin]);

  test.each([
    ['cbue', 'cube', 'Did you mean "cube"? Registered activations: cube, sine.'],
    ['softmax', undefined, 'Registered activations: cube, sine.'],
  ])('%s', (name, nearest, hint) => {
    const error = thrownBy(() => registry.activations.lookup(name));
    expect(error.code).toBe('VITRUM_UNKNOWN_NAME');
    expect(error.message).toBe(`There is no activation called "${name}".`);
    expect(error.nearest).toBe(nearest);
    expect(error.hint).toBe(hint);
  });

  test.each(kindNames)('says that no contribution of the kind %s is registered', (kind) => {
    const { singular } = contributionKinds[kind];
    const error = thrownBy(() => createRegistry()[kind].lookup('anything'));
    expect(error.message).toBe(`There is no ${singular} called "anything".`);
    expect(error.hint).toBe(`No ${singular} is registered.`);
  });

  test('does not take names of Object.prototype for contributions', () => {
    expect(registry.activations.has('constructor')).toBe(false);
    expect(thrownBy(() => registry.activations.lookup('toString')).code).toBe('VITRUM_UNKNOWN_NAME');
  });
});
