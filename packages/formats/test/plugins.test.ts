import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, defineActivation, type Plugin } from '@vitrum/core';
import { decodeModel, encodeModel, findPluginWarnings, installCommand, parseModel, pluginsOfOptions, type ModelWarning } from '@vitrum/formats';
import { layersPlugin } from '@vitrum/layers';
import { createNetwork, denseNetworkConfig } from '@vitrum/network';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const bent = (version: string): Plugin => ({
  name: 'vitrum-plugin-bent',
  version,
  activations: [defineActivation({ name: 'bowed-identity', forward: (z) => (Math.sqrt(z * z + 1) - 1) / 2 + z })],
});
const plain = createRegistry([activationsPlugin, layersPlugin]);
const registry = plain.with(bent('1.2.3'));
const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 3, 1], activation: 'bowed-identity' }), { seed: 1 });
const model = encodeModel(registry, network);

const majorOfActivations = Number(activationsPlugin.version.split('.')[0]);

describe('the version of a plugin', () => {
  const warningsWith = (version: string): readonly ModelWarning[] => {
    const warnings: ModelWarning[] = [];
    decodeModel(plain.with(bent(version)), model, { onWarning: (warning) => warnings.push(warning) });
    return warnings;
  };

  test.each(['1.2.3', '1.0.0', '1.99.0-beta.1'])('%s serves a model that was made with 1.2.3', (version) => {
    expect(warningsWith(version)).toEqual([]);
  });

  test.each(['2.0.0', '0.9.0', '11.0.0'])('%s is another major version than 1.2.3: a warning, and the model is loaded', (version) => {
    expect(warningsWith(version)).toEqual([
      {
        code: 'VITRUM_PLUGIN_VERSION',
        message: `The model was made with version 1.2.3 of the plugin "vitrum-plugin-bent"; version ${version} is registered, another major one.`,
        hint: 'What it computes may have changed: check the results, or register version 1.2.3 of the plugin.',
      },
    ]);
  });

  test('counts for the built-in packages too', () => {
    const later = `${majorOfActivations + 1}.0.0`;
    const edited = { ...model, plugins: [{ name: '@vitrum/activations', version: later }] };
    const [warning, ...more] = findPluginWarnings(registry, edited.plugins, 'The run');
    expect(warning?.message).toMatch(new RegExp(`^The run was made with version ${later.replaceAll('.', '\\.')} of the plugin "@vitrum/activations"; version`));
    expect(more).toEqual([]);
  });

  test('one of two registered plugins of that name is enough', () => {
    const both = createRegistry([{ name: 'twice', version: '1.0.0' }, { name: 'twice', version: '2.0.0' }]);
    expect(findPluginWarnings(both, [{ name: 'twice', version: '2.3.4' }])).toEqual([]);
    expect(findPluginWarnings(both, [{ name: 'twice', version: '3.0.0' }])).toHaveLength(1);
  });

  test('which is no version is quoted', () => {
    expect(findPluginWarnings(registry, [{ name: '@vitrum/layers', version: 'a\nb' }])[0]?.message).toContain('with version "a\\nb" of');
  });
});

describe('the command that installs a plugin', () => {
  test.each([
    ['vitrum-plugin-bent', '1.2.3', 'npm install vitrum-plugin-bent@1'],
    ['@someone/vitrum-bent', '0.2.0', 'npm install @someone/vitrum-bent@0'],
    ['vitrum-plugin-bent', 'latest', 'npm install vitrum-plugin-bent'],
  ])('%s %s', (name, version, command) => {
    expect(installCommand({ name, version })).toBe(command);
  });

  test.each([
    '../x.mjs', './x.mjs', '/tmp/x.mjs', 'node:fs', 'https://example.com/x.mjs', 'data:text/javascript,0', 'git+ssh://a/b', 'a/b', '--global', '@x',
    'x y', 'x;y', 'x\ny', 'X', '.x', '', 'x'.repeat(215),
  ])('there is none for %j, which is the name of no package', (name) => {
    expect(installCommand({ name, version: '1.0.0' })).toBeUndefined();
  });
});

const foreign = ['../x.mjs', './x.mjs', '/x.mjs', 'node:child_process', 'https://example.com/x.mjs', 'data:text/javascript,0', 'lodash'];
const naming = (name: string): string => JSON.stringify({ ...model, plugins: [...model.plugins, { name, version: '1.0.0' }] });

test.each(foreign)('a model that names the plugin %s is refused', (name) => {
  expect(() => decodeModel(registry, parseModel(naming(name)))).toThrow(
    expect.objectContaining({
      code: 'VITRUM_INVALID_MODEL',
      message: `The model needs the plugin "${name}" 1.0.0, which is not registered.`,
      hint: expect.stringContaining('trust'),
    }),
  );
});

/** Loads models in a process of its own, which tells at its end what was imported meanwhile. */
const loading = `
import { registerHooks } from 'node:module';
import { createRegistry } from '@vitrum/core';
import { decodeModel, parseModel } from '@vitrum/formats';
let imported = [];
let refused = 0;
registerHooks({
  resolve(specifier, context, next) {
    imported.push(specifier);
    return next(specifier, context);
  },
});
for (const text of JSON.parse(process.env.MODELS)) {
  try {
    decodeModel(parseModel(text), { registry: createRegistry() });
  } catch {
    refused++;
  }
}
process.on('exit', () => console.log(JSON.stringify({ imported, refused })));
`;

test('loading a model imports nothing, whatever it names', async () => {
  const loader = import.meta.resolve('tsx');
  const options = ['--import', loader, '--conditions=@vitrum/source', '--input-type=module', '--eval', loading];
  const { stdout } = await promisify(execFile)(process.execPath, options, {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { ...process.env, MODELS: JSON.stringify(foreign.map((name) => naming(name))) },
  });
  expect(JSON.parse(stdout)).toEqual({ imported: [], refused: foreign.length });
});

test('the plugins of a configuration are those of everything that it refers to, also within', () => {
  const plugins: readonly Plugin[] = [
    { name: 'losses', version: '1.0.0', losses: [{ name: 'odd', reduction: 'sum', value: () => 0 }] },
    {
      name: 'optimizers',
      version: '2.0.0',
      optimizers: [{ name: 'slow', options: { schedule: { type: 'schedule', default: 'gentle' } }, create: () => ({ update: () => undefined }) }],
    },
    { name: 'schedules', version: '3.0.0', schedules: [{ name: 'gentle', factor: () => 1 }] },
  ];
  const schema = {
    loss: { type: 'loss', default: 'odd' },
    optimizer: { type: 'optimizer', default: 'slow' },
    epochs: { type: 'integer', default: 1 },
  } as const;
  expect(pluginsOfOptions(createRegistry(plugins), schema, {})).toEqual(plugins.map(({ name, version }) => ({ name, version })));
});

test('the plugins of a list of references are found, each once', () => {
  const schema = { list: { type: 'references', of: 'activation', default: ['tanh'] } } as const;
  expect(pluginsOfOptions(registry, schema, {}).map(({ name }) => name)).toEqual(['@vitrum/activations']);
  expect(pluginsOfOptions(registry, schema, { list: ['bowed-identity', 'relu', 'bowed-identity'] }).map(({ name }) => name)).toEqual(['vitrum-plugin-bent', '@vitrum/activations']);
});
