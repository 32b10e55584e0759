import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkpointsIn } from './support/checkpoints.ts';
import { bentSource, oddSource, packageFiles, typescriptFiles, writeFiles } from './support/plugin-files.ts';
import { jsonLines, runVitrum, type JsonLine, type Result } from './support/run-vitrum.ts';
import { spawnVitrum } from './support/spawn-vitrum.ts';
import { writeStripesPlugin } from './support/stripes-plugin.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
writeStripesPlugin(cwd);
writeFiles(cwd, {
  'bent.mjs': bentSource(),
  'later/bent.mjs': bentSource('2.0.0'),
  'newer/bent.mjs': bentSource('1.7.0'),
  'odd.mjs': oddSource(),
  'later/odd.mjs': oddSource('2.0.0'),
  ...typescriptFiles,
  ...packageFiles,
});

const vitrum = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });
const spawned = (...args: readonly string[]): Promise<Result> => spawnVitrum(args, { cwd });
const plugin = (...names: readonly string[]): readonly string[] => names.flatMap((name) => ['--plugin', name]);
const stripes = ['--dataset', 'stripes', '--architecture', '16,6,3', '--learning-rate', '0.1', '--epochs', '2'];
const bent = [...stripes, '--activation', 'bowed-identity:curvature=2'];
const readJson = (...path: readonly string[]): JsonLine => JSON.parse(readFileSync(join(cwd, ...path), 'utf8')) as JsonLine; // an object
const last = ({ stdout }: Result): JsonLine | undefined => jsonLines(stdout).at(-1);

describe.each([
  ['a plain object in a file that imports nothing', './bent.mjs', './bent.mjs'],
  ['a file without ./ before it', 'bent.mjs', 'bent.mjs'],
  ['a TypeScript file that imports another', 'typescript/plugin.ts', 'typescript/plugin.ts'],
  ['an installed package, ESM only', 'vitrum-plugin-bent', 'vitrum-plugin-bent 1.0.0'],
])('a plugin from %s', (_, specifier, origin) => {
  const folder = `run-${specifier.replaceAll(/\W/g, '-')}`;
  const both = plugin('stripes.mjs', specifier);
  // Only in a process of its own is TypeScript read by what the program itself brings for it.
  const run = specifier.endsWith('.ts') ? spawned : vitrum;

  test('trains; the model names it, and gives the same accuracy in a new process', async () => {
    const trained = await run('train', ...both, ...bent, '--out', folder, '--json');
    expect(trained).toMatchObject({ exitCode: 0, stderr: '' });
    const model = join(folder, 'model.json');
    expect(readJson(model)['plugins']).toContainEqual({ name: 'vitrum-plugin-bent', version: '1.0.0' });
    const evaluated = await spawned('evaluate', '--model', model, ...both, '--json');
    const [epoch, figures] = [jsonLines(trained.stdout).findLast(({ event }) => event === 'epoch'), last(evaluated)];
    expect(figures).toMatchObject({ testAccuracy: epoch?.['testAccuracy'], loss: epoch?.['testLoss'] });
    expect(Number(figures?.['testAccuracy'])).toBeGreaterThan(50); // chance is 33
  });

  test('is listed with its version and its origin', async () => {
    const { stdout } = await run('list', 'activations', ...both, '--json');
    expect(last({ stdout, stderr: '', exitCode: 0 })).toMatchObject({ name: 'bowed-identity', package: 'vitrum-plugin-bent', version: '1.0.0', origin });
    const table = await run('list', 'activations', ...both);
    const shown = origin === 'vitrum-plugin-bent 1.0.0' ? 'package' : origin;
    expect(table.stdout.trimEnd().split('\n').at(-1)).toMatch(`vitrum-plugin-bent 1.0.0 (${shown})`);
  });
});

describe('a model that needs plugins', () => {
  const model = 'needs/model.json';
  beforeAll(async () => {
    await vitrum('train', ...plugin('stripes.mjs', 'bent.mjs', 'odd.mjs'), ...bent, '--loss', 'quartic-error', '--out', 'needs');
  });

  const install = (name: string): string =>
    `  Give its file or its package: --plugin <file|package>. Where it is a package that you trust, for a plugin is code, install it first: npm install ${name}@1`;

  test.each([
    ['of its network', ['stripes.mjs', 'odd.mjs'], 'error: needs/model.json: The model needs the plugin "vitrum-plugin-bent" 1.0.0, which is not registered.', 'vitrum-plugin-bent'],
    [
      'of its loss',
      ['stripes.mjs', 'bent.mjs'],
      'error: There is no loss called "quartic-error". The model was trained with the plugin "vitrum-plugin-odd" 1.0.0, which is not registered.',
      'vitrum-plugin-odd',
    ],
    [
      'of its dataset',
      ['odd.mjs', 'bent.mjs'],
      'error: There is no dataset called "stripes". The model was trained with the plugin "vitrum-plugin-stripes" 1.2.3, which is not registered.',
      'vitrum-plugin-stripes',
    ],
  ])('says what to install where that %s is missing', async (_, given, message, name) => {
    const { stdout, stderr, exitCode } = await vitrum('evaluate', '--model', model, ...plugin(...given));
    expect(stderr.split('\n')).toEqual([message, install(name), '']);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
  });

  test('predicts without the plugin of its loss', async () => {
    const { stderr, exitCode } = await vitrum('predict', '--model', model, ...plugin('bent.mjs', 'stripes.mjs'), '--index', '0', '--json');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });

  test.each([
    ['of its network', ['stripes.mjs', 'odd.mjs', 'later/bent.mjs'], 'vitrum-plugin-bent'],
    ['of its loss', ['stripes.mjs', 'bent.mjs', 'later/odd.mjs'], 'vitrum-plugin-odd'],
  ])('warns where that %s is there in another major version, and gives the figures', async (_, given, name) => {
    const { stdout, stderr, exitCode } = await vitrum('evaluate', '--model', model, ...plugin(...given), '--json');
    expect(stderr.split('\n')).toEqual([
      `warning: The model was made with version 1.0.0 of the plugin "${name}"; version 2.0.0 is registered, another major one.`,
      '  What it computes may have changed: check the results, or register version 1.0.0 of the plugin.',
      '',
    ]);
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout)).toHaveLength(1);
  });

  test('does not warn of another version of the same major one', async () => {
    const { stderr } = await vitrum('evaluate', '--model', model, ...plugin('stripes.mjs', 'odd.mjs', 'newer/bent.mjs'), '--json');
    expect(stderr).toBe('');
  });

  test.each(['./evil.mjs', 'file:evil.mjs', 'data:text/javascript,0', 'node:fs'])(
    'imports nothing that it names: %s',
    async (name) => {
      writeFiles(cwd, {
        'evil.mjs': "process.stdout.write('evil'); export default { name: 'evil', version: '1.0.0' };",
        'evil.json': JSON.stringify({ ...readJson(model), plugins: [{ name, version: '1.0.0' }] }),
      });
      const { stdout, stderr, exitCode } = await vitrum('inspect', '--model', 'evil.json');
      expect(stderr.split('\n')).toEqual([
        `error: evil.json: The model needs the plugin "${name}" 1.0.0, which is not registered.`,
        '  Give its file or its package: --plugin <file|package>. A plugin is code: give only what you trust.',
        '',
      ]);
      expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
    },
  );
});

describe('plugins in a configuration', () => {
  const needed = [
    { name: 'vitrum-plugin-stripes', version: '1.2.3' },
    { name: 'vitrum-plugin-bent', version: '1.0.0' },
  ];
  beforeAll(async () => {
    writeFiles(cwd, {
      'configs/run.yaml': [
        'plugins: [../stripes.mjs, vitrum-plugin-bent]',
        'dataset: stripes',
        'network: { architecture: [16, 6, 3], activation: bowed-identity }',
        'training: { learningRate: 0.1, epochs: 1 }',
      ].join('\n'),
    });
    await vitrum('train', '--config', 'configs/run.yaml', '--out', 'configured');
  });

  test('are loaded from beside it, the same one only once', async () => {
    const { stderr, exitCode } = await vitrum('train', '--config', 'configs/run.yaml', ...plugin('stripes.mjs'), '--out', 'once', '--json');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });

  test('are recorded by name and version in the run folder, without what is built in and without where code is', () => {
    expect(readJson('configured/config.json')['plugins']).toEqual(needed);
    expect(readJson('configured/model.json')['metadata']).toMatchObject({ plugins: needed });
  });

  test('a plugin that a run does not use is not recorded', async () => {
    await vitrum('train', ...plugin('stripes.mjs', 'bent.mjs'), ...stripes, '--out', 'plain');
    expect(readJson('plain/config.json')['plugins']).toEqual([needed[0]]);
  });

  test.each([
    ['as a description', ['train', '--config', 'configured/config.json', '--out', 'again']],
    ['to go on', ['train', '--resume', 'configured', '--epochs', '2']],
  ])('a record needs them registered: %s', async (_, args) => {
    const without = await vitrum(...args, ...plugin('stripes.mjs'));
    expect(without.stderr.split('\n')[0]).toBe('error: The run needs the plugin "vitrum-plugin-bent" 1.0.0, which is not registered.');
    expect(without.stderr).toContain('npm install vitrum-plugin-bent@1');
    expect(without.exitCode).toBe(2);
    const later = await vitrum(...args, ...plugin('stripes.mjs', 'later/bent.mjs'), '--json');
    if (args.includes('--resume')) {
      expect(later.stderr).toBe(
        'error: The run in configured cannot be resumed: it was trained with the plugin "vitrum-plugin-bent" 1.0.0, and "vitrum-plugin-bent" 2.0.0 is registered.\n'
          + '  Give that version. Or: Start a new run without --resume.\n',
      );
      expect(later.exitCode).toBe(1);
      return;
    }
    expect(later.stderr.split('\n')[0]).toBe(
      'warning: The run was made with version 1.0.0 of the plugin "vitrum-plugin-bent"; version 2.0.0 is registered, another major one.',
    );
    expect(later.stderr.match(/warning:/g)).toHaveLength(1);
    expect(later.exitCode).toBe(0);
  });

  test('a run folder that names code is not resumed', async () => {
    writeFiles(cwd, {
      'foreign/config.json': JSON.stringify({ ...readJson('configured/config.json'), plugins: ['../bent.mjs'] }),
    });
    for (const name of checkpointsIn(join(cwd, 'configured'))) copyFileSync(join(cwd, 'configured', name), join(cwd, 'foreign', name));
    const { stderr, exitCode } = await vitrum('train', '--resume', 'foreign', ...plugin('stripes.mjs'));
    expect(stderr.split('\n')[0]).toBe(
      'error: The run in foreign cannot be resumed: in config.json, "plugins" names code to run, "../bent.mjs", which a run folder never does.',
    );
    expect(exitCode).toBe(1);
  });

  test.each([
    ['{ a: 1 }', '"plugins" must be a list of files and packages, got {"a":1}.'],
    ['bent.mjs', '"plugins" must be a list of files and packages, got "bent.mjs".'],
    ['[5]', '"plugins" must be a list of files and packages, got [5].'],
    ['[""]', '"plugins" must be a list of files and packages, got [""].'],
    ['[{ name: x }]', '"plugins" must be a list of files and packages, got [{"name":"x"}].'],
  ])('of the wrong form: %s', async (value, message) => {
    writeFiles(cwd, { 'configs/wrong.yaml': `plugins: ${value}` });
    const { stderr, exitCode } = await vitrum('train', '--config', 'configs/wrong.yaml');
    expect(stderr.split('\n')[0]).toBe(`error: configs/wrong.yaml: ${message}`);
    expect(exitCode).toBe(2);
  });

  test('that are not there are looked for beside the configuration', async () => {
    writeFiles(cwd, { 'configs/missing.yaml': 'plugins: [./bent.mjs]' }); // there is one in the folder above
    const { stderr, exitCode } = await vitrum('train', '--config', 'configs/missing.yaml');
    expect(stderr.split('\n')[0]).toMatch(/^error: The plugin file \S*bent\.mjs cannot be imported: it does not exist\.$/);
    expect(exitCode).toBe(1);
  });
});

describe("a plugin's options", () => {
  test.each([
    ['curvature=flat', 'activation "bowed-identity": curvature must be a number from 0.5 to 4, got "flat".', 'Leave it out for the default, 1.'],
    ['curvature=9', 'activation "bowed-identity": curvature must be a number from 0.5 to 4, got 9.', 'Leave it out for the default, 1.'],
    ['curvatur=1', 'activation "bowed-identity" has no option "curvatur".', 'Did you mean "curvature"? Its options: curvature.'],
    ['curvature', '--activation must be a name, or a name with options, got "bowed-identity:curvature".', 'leaky-relu:slope=0.2'],
  ])('%s is refused', async (options, message, hint) => {
    const { stderr, exitCode } = await vitrum('train', ...plugin('bent.mjs'), '--activation', `bowed-identity:${options}`);
    const [first, second] = stderr.split('\n');
    expect(first).toBe(`error: ${message}`);
    expect(second).toContain(hint);
    expect(exitCode).toBe(2);
  });

  test('change what is computed, and are kept in the model', async () => {
    const train = (curvature: string): Promise<Result> =>
      vitrum('train', ...plugin('stripes.mjs', 'bent.mjs'), ...stripes, '--activation', `bowed-identity:curvature=${curvature}`, '--out', `c${curvature}`, '--json');
    await train('0.5');
    await train('4');
    const [flat, steepest] = [readJson('c4/model.json'), readJson('c0.5/model.json')];
    expect(JSON.stringify(flat['network'])).toContain('{"type":"bowed-identity","curvature":4}');
    expect(flat['parameters']).not.toEqual(steepest['parameters']);
  });
});

describe('what is loaded', () => {
  /** Writes the address of every module that a process loads into a file. */
  const recorder = `
import { registerHooks } from 'node:module';
import { writeFileSync } from 'node:fs';
const urls = [];
registerHooks({ resolve(specifier, context, next) { const found = next(specifier, context); urls.push(found.url); return found; } });
process.on('exit', () => writeFileSync('loaded.json', JSON.stringify(urls)));
`;
  const loadedBy = async (names: RegExp, ...args: readonly string[]): Promise<readonly string[]> => {
    writeFiles(cwd, { 'recorder.mjs': recorder });
    await spawnVitrum(args, { cwd, environment: { NODE_OPTIONS: `--import=${join(cwd, 'recorder.mjs')}` } });
    const urls = JSON.parse(readFileSync(join(cwd, 'loaded.json'), 'utf8')) as readonly string[]; // what the recorder writes
    return urls.filter((url) => names.test(url));
  };
  const kit = /plugin-kit|packages\/plugins|vega|simple-ascii-chart|import-meta-resolve/;

  test('help and a run without plugins load nothing of the kit', async () => {
    const run = ['train', '--dataset', 'none'] as const;
    expect(await loadedBy(/packages\/trainer/, ...run)).not.toEqual([]); // the recorder sees what is loaded
    expect(await loadedBy(kit, ...run)).toEqual([]);
    expect(await loadedBy(kit, '--help')).toEqual([]);
  });

  test('a plugin needs what loads it, and nothing that draws', async () => {
    const loaded = await loadedBy(/load-plugin\.ts|plugin-kit|vega|simple-ascii-chart/, 'train', '--dataset', 'none', ...plugin('bent.mjs'));
    expect([...new Set(loaded)]).toEqual([expect.stringContaining('load-plugin.ts')]);
  });
});
