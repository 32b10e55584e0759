import { describe, expect, test } from 'vitest';
import {
  checkPluginShape,
  createRegistry,
  defineActivation,
  defineAugmentation,
  defineBackend,
  defineDataset,
  defineInitializer,
  defineLayer,
  defineLoss,
  defineMetric,
  defineNetwork,
  defineOptimizer,
  definePlugin,
  defineSchedule,
} from '@vitrum/core';
import { coreVersion, kindNames, majorOf } from '@vitrum/core/internal';
import { thrownBy } from './thrown-by.ts';

const plugin = { name: 'p', version: '1.0.0' };
const work = (): number => 0;

describe('checkPluginShape', () => {
  test.each<[string, unknown]>([
    ['nothing but a name and a version', plugin],
    ['the version of vitrum that is here', { ...plugin, vitrum: coreVersion }],
    ['another minor version', { ...plugin, vitrum: `${String(majorOf(coreVersion))}.99.0-beta.1` }],
    ['an empty list', { ...plugin, losses: [] }],
    ['an activation', { ...plugin, activations: [{ name: 'relu-6', forward: work }] }],
    ['a row-wise activation', { ...plugin, activations: [{ name: 'softmax', kind: 'rowwise', forward: work, backward: work }] }],
    ['a contribution with options', { ...plugin, losses: [{ name: 'huber', options: {}, create: work }] }],
  ])('accepts %s', (_, value) => {
    expect(() => {
      checkPluginShape(value);
    }).not.toThrow();
  });

  test.each<[unknown, string]>([
    [undefined, 'A plugin must be an object, got undefined.'],
    [null, 'A plugin must be an object, got null.'],
    [[plugin], 'A plugin must be an object, got [{"name":"p","version":"1.0.0"}].'],
    [work, 'A plugin must be an object, got a function (work).'],
    [{}, 'A plugin needs a name, got undefined.'],
    [{ name: '', version: '1.0.0' }, 'A plugin needs a name, got "".'],
    [{ name: 'p' }, 'Plugin "p" needs a version such as "1.0.0", got undefined.'],
    [{ name: 'p', version: 1 }, 'Plugin "p" needs a version such as "1.0.0", got 1.'],
    [{ name: 'p', version: '1' }, 'Plugin "p" needs a version such as "1.0.0", got "1".'],
    [{ name: 'p', version: 'v1.0.0' }, 'Plugin "p" needs a version such as "1.0.0", got "v1.0.0".'],
    [{ ...plugin, vitrum: 'latest' }, `Plugin "p": vitrum must be a version of @vitrum/core such as "${coreVersion}", got "latest".`],
    [{ ...plugin, vitrum: 1 }, `Plugin "p": vitrum must be a version of @vitrum/core such as "${coreVersion}", got 1.`],
    [{ ...plugin, activations: {} }, 'Plugin "p": activations must be a list, got {}.'],
  ])('refuses %j', (value, message) => {
    const error = thrownBy(() => {
      checkPluginShape(value);
    });
    expect(error.code).toBe('VITRUM_INVALID_PLUGIN');
    expect(error.message).toBe(message);
    expect(error.hint).toBe('Export an object like { name: "vitrum-plugin-x", version: "1.0.0", activations: [ … ] }.');
  });

  test.each([1, -1])('refuses a plugin for another major version: %d from this one', (step) => {
    const [here, other] = [majorOf(coreVersion) ?? NaN, Math.abs((majorOf(coreVersion) ?? NaN) + step)];
    const error = thrownBy(() => {
      checkPluginShape({ ...plugin, vitrum: `${other}.2.3` });
    });
    expect(error.code).toBe('VITRUM_PLUGIN_INCOMPATIBLE');
    expect(error.message).toBe(
      `Plugin "p" was written for version ${other}.2.3 of vitrum; this is version ${coreVersion}, another major one.`,
    );
    expect(error.hint).toBe(`Install a version of the plugin that is made for vitrum ${here}, or vitrum ${other}.`);
  });

  test('names the function that was probably meant', () => {
    const error = thrownBy(() => {
      checkPluginShape({ ...plugin, activations: [{ name: 'x', foward: work }] });
    });
    expect(error.message).toBe('Plugin "p": activation "x" must have a function "forward", got undefined.');
    expect(error.hint).toBe('It has one called "foward": rename it to "forward".');
  });

  test.each<[unknown, string]>([
    ['slope', 'options must be an object of options by name, got "slope".'],
    [{ type: { type: 'number' } }, 'option "type" cannot have that name: a reference keeps the contribution\'s name there.'],
    [{ slope: 0.2 }, 'option "slope" must be an object with a "type", got 0.2.'],
    [{ slope: {} }, 'option "slope" must have a type, got undefined.'],
    [{ slope: { type: 'float' } }, 'option "slope" must have a type, got "float".'],
    [{ slope: { type: 'number', minimum: '0' } }, 'option "slope": minimum must be a number, got "0".'],
    [{ mode: { type: 'string', choices: 'ab' } }, 'option "mode": choices must be a list of texts, got "ab".'],
    [{ slope: { type: 'number', default: '0.2' } }, 'option "slope": its default must be a number, got "0.2".'],
    [{ slope: { type: 'number', default: -1, minimum: 0 } }, 'option "slope": its default must be a number of at least 0, got -1.'],
    [{ count: { type: 'integer', default: 1.5 } }, 'option "count": its default must be a whole number, got 1.5.'],
    [{ inner: { type: 'activation', default: 5 } }, 'option "inner": its default must be the name of an activation, or an object with its name as "type", got 5.'],
  ])('refuses the options %j', (options, message) => {
    const error = thrownBy(() => {
      checkPluginShape({ ...plugin, activations: [{ name: 'x', options, create: work }] });
    });
    expect(error.code).toBe('VITRUM_INVALID_CONTRIBUTION');
    expect(error.message).toBe(`Plugin "p": activation "x": ${message}`);
  });

  test('names the type of an option that was probably meant', () => {
    const error = thrownBy(() => {
      checkPluginShape({ ...plugin, activations: [{ name: 'x', options: { slope: { type: 'numbr' } }, create: work }] });
    });
    expect(error.hint).toMatch(/^Did you mean "number"\? Types: number, integer, boolean, string, /);
  });

  test.each([
    ['activation', 'activations', 'Did you mean "activations"? A plugin holds: '],
    ['author', undefined, 'A plugin holds: '],
    ['constructor', undefined, 'A plugin holds: '],
  ])('refuses the property %s', (property, nearest, hint) => {
    const error = thrownBy(() => {
      checkPluginShape({ ...plugin, [property]: [] });
    });
    expect(error.code).toBe('VITRUM_INVALID_PLUGIN');
    expect(error.message).toBe(`Plugin "p" has a property "${property}" that is no kind of contribution.`);
    expect(error.nearest).toBe(nearest);
    expect(error.hint).toBe(`${hint}${kindNames.join(', ')}.`);
  });

  test.each<[object, string]>([
    [{ activations: [work] }, 'Plugin "p": activations[0] must be an object, got a function (work).'],
    [{ activations: [{ forward: work }] }, 'Plugin "p": activations[0] must have a name of lower-case words joined by hyphens, got undefined.'],
    [{ activations: [{ name: 'ReLU', forward: work }] }, 'Plugin "p": activations[0] must have a name of lower-case words joined by hyphens, got "ReLU".'],
    [{ losses: [{ name: '-x', value: work }] }, 'Plugin "p": losses[0] must have a name of lower-case words joined by hyphens, got "-x".'],
    [{ losses: [{ name: 'a--b', value: work }] }, 'Plugin "p": losses[0] must have a name of lower-case words joined by hyphens, got "a--b".'],
    [{ activations: [{ name: 'x' }] }, 'Plugin "p": activation "x" must have a function "forward", got undefined.'],
    [{ activations: [{ name: 'x', options: {}, forward: work }] }, 'Plugin "p": activation "x" must have a function "create", got undefined.'],
    [
      { activations: [{ name: 'x', kind: 'rowwise', forward: work }] },
      'Plugin "p": activation "x" is of the kind "rowwise" and must have a function "backward", got undefined.',
    ],
    [
      { losses: [{ name: 'x', kind: 'rowwise', value: work, gradient: 1 }] },
      'Plugin "p": loss "x" is of the kind "rowwise" and must have a function "gradient", got 1.',
    ],
  ])('refuses the contribution in %j', (contributions, message) => {
    const error = thrownBy(() => {
      checkPluginShape({ ...plugin, ...contributions });
    });
    expect(error.code).toBe('VITRUM_INVALID_CONTRIBUTION');
    expect(error.message).toBe(message);
    expect(error.hint).toBe('Compare it with a built-in contribution of the same kind; `vitrum list` names them.');
  });
});

describe('the define helpers', () => {
  /** Each helper as untyped JavaScript calls it: `never` is assignable to every helper's parameter. */
  const helpers: Readonly<Record<string, (contribution: never) => unknown>> = {
    defineActivation,
    defineAugmentation,
    defineLoss,
    defineInitializer,
    defineOptimizer,
    defineSchedule,
    defineLayer,
    defineNetwork,
    defineMetric,
    defineDataset,
    defineBackend,
    definePlugin,
  };

  test.each(Object.entries(helpers))('%s returns what it was given: a registry checks it', (_name, define) => {
    const contribution = { name: 'x' };
    expect(define(contribution as never)).toBe(contribution);
    expect(thrownBy(() => createRegistry([{ ...plugin, activations: [contribution as never] }], checkPluginShape)).code).toBe('VITRUM_INVALID_CONTRIBUTION');
  });
});
