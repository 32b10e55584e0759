import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord, kindBySingular } from '@vitrum/core/internal';
import validatePackageName from 'validate-npm-package-name';
import { describe, expect, test } from 'vitest';
import { kindNames, kinds } from '../src/kinds.ts';
import { runCreate, spawnCreate } from './support/run-create.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

function readManifest(folder: string): Readonly<Record<string, unknown>> {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return isRecord(manifest) ? manifest : {};
}

const read = (...path: readonly string[]): string => readFileSync(join(...path), 'utf8');

describe.each(kindNames)('a plugin with a new %s', (kind) => {
  test('has its files, without anything of the template left in them', async () => {
    const cwd = temporaryFolder();
    const { exitCode, stdout, stderr } = await runCreate(['vitrum-plugin-bent-thing', '--kind', kind], cwd);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const folder = join(cwd, 'vitrum-plugin-bent-thing');
    const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
    expect([...files].sort()).toEqual([
      ...['LICENSE', 'README.md', 'bent-thing.ts', 'index.ts', 'package.json', 'plugin.test.ts'],
      ...['tsconfig.build.json', 'tsconfig.json'],
    ]);
    expect(read(folder, '.gitignore')).toContain('node_modules/');
    for (const file of globSync(['**/*.*', 'LICENSE', '.gitignore'], { cwd: folder })) {
      expect(read(folder, file), file).not.toMatch(/\{\{|\}\}\}|\[object|&[a-z]+;|&#/);
    }
    expect(read(folder, 'src/bent-thing.ts')).toContain(`export const bentThing = /* @__PURE__ */ ${kinds[kind].define}({\n  name: 'bent-thing',`);
    expect(read(folder, 'src/index.ts')).toContain(`${kindBySingular[kind]}: [bentThing],`);
    expect(stdout).toContain('cd vitrum-plugin-bent-thing\n  npm install\n  npm test\n');
    expect(stdout).not.toMatch(/NAME|\[object|undefined/);
  });

  test.each([
    ['pnpm', 'pnpm-workspace.yaml', 'pnpm install', 'pnpm vitrum check-plugin'],
    ['yarn', '.yarnrc.yml', 'yarn add --dev vite', 'yarn vitrum check-plugin'],
  ])('is made for %s where that makes it', async (manager, file, install, check) => {
    const cwd = temporaryFolder();
    const { stdout } = await runCreate(['vitrum-plugin-bent-thing', '--kind', kind], cwd, { npm_config_user_agent: `${manager}/12.0.0 npm/? node/v24.0.0 linux x64` });
    expect(read(cwd, 'vitrum-plugin-bent-thing', file)).not.toBe('');
    expect(stdout).toContain(`  ${install}\n`);
    expect(stdout).toContain(`  ${check} src/index.ts\n`);
    expect(stdout).not.toMatch(/\bnpm install|npx/);
  });

  test('has a manifest that can be published', async () => {
    const cwd = temporaryFolder();
    await runCreate(['@me/vitrum-plugin-bent-thing', '--kind', kind], cwd);
    const manifest = readManifest(join(cwd, '@me/vitrum-plugin-bent-thing'));
    expect(validatePackageName(String(manifest['name'])).validForNewPackages).toBe(true);
    expect(manifest).toMatchObject({
      name: '@me/vitrum-plugin-bent-thing',
      version: '0.1.0',
      license: 'MIT',
      type: 'module',
      sideEffects: false,
      keywords: ['vitrum-plugin'],
      files: ['dist', 'src'],
      publishConfig: { access: 'public' },
    });
    expect(Object.keys(manifest['scripts'] ?? {})).toEqual(['build', 'test', 'prepublishOnly']);
    // Every 0.x counts as the same major version: ^0.1.0 would leave out 0.2.0.
    for (const [field, form] of [['peerDependencies', /^(>=0\.\d+\.\d+ <1|\^[1-9]\d*\.\d+\.\d+)$/], ['devDependencies', /^\^\d+\.\d+\.\d+$/]] as const) {
      const ranges = Object.entries(manifest[field] ?? {});
      expect(ranges.map(([name]) => name)).toContain('@vitrum/core');
      for (const [name, range] of ranges) expect(range, name).toMatch(form);
    }
  });
});

describe('what is not said', () => {
  test('is an activation, in a folder named after it', async () => {
    const cwd = temporaryFolder();
    expect((await runCreate([], cwd)).exitCode).toBe(0);
    expect(read(cwd, 'vitrum-plugin-my-activation/src/index.ts')).toContain('activations: [myActivation]');
  });

  test('is the folder, after a name', async () => {
    const cwd = temporaryFolder();
    expect((await runCreate(['--name', 'tukey', '--kind', 'loss'], cwd)).exitCode).toBe(0);
    expect(readManifest(join(cwd, 'vitrum-plugin-tukey'))['name']).toBe('vitrum-plugin-tukey');
  });

  test('is the beginning of the package name', async () => {
    const cwd = temporaryFolder();
    expect((await runCreate(['snake'], cwd)).exitCode).toBe(0);
    expect(readManifest(join(cwd, 'snake'))).toMatchObject({ name: 'vitrum-plugin-snake' });
    expect(readManifest(join(cwd, 'snake'))['publishConfig']).toBeUndefined();
    expect(read(cwd, 'snake/src/snake.ts')).toContain("name: 'snake'");
  });

  test('is the author, who is taken from npm or git, and not made up', async () => {
    const cwd = temporaryFolder();
    await runCreate(['nobody'], cwd);
    expect(read(cwd, 'nobody/LICENSE')).toContain(`Copyright (c) ${new Date().getFullYear()} the authors of vitrum-plugin-nobody\n`);
    expect(readManifest(join(cwd, 'nobody'))['author']).toBeUndefined();
    await runCreate(['npm'], cwd, { npm_config_init_author_name: 'Ada "the Countess" Lovelace' });
    expect(read(cwd, 'npm/LICENSE')).toContain('Ada "the Countess" Lovelace\n');
    expect(readManifest(join(cwd, 'npm'))['author']).toBe('Ada "the Countess" Lovelace');
    await runCreate(['git'], cwd, { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'user.name', GIT_CONFIG_VALUE_0: 'Émilie du Châtelet' });
    expect(read(cwd, 'git/LICENSE')).toContain('Émilie du Châtelet\n');
  });
});

describe('the folder', () => {
  test('may be the one that we are in, and hold a git repository', async () => {
    const cwd = join(temporaryFolder(), 'vitrum-plugin-here');
    mkdirSync(join(cwd, '.git'), { recursive: true });
    const { exitCode, stdout } = await runCreate(['.'], cwd);
    expect(exitCode).toBe(0);
    expect(readManifest(cwd)['name']).toBe('vitrum-plugin-here');
    expect(stdout).not.toContain('cd ');
  });

  test('may have a path', async () => {
    const cwd = temporaryFolder();
    expect((await runCreate(['a/b/vitrum-plugin-deep'], cwd)).exitCode).toBe(0);
    expect(readManifest(join(cwd, 'a/b/vitrum-plugin-deep'))['name']).toBe('vitrum-plugin-deep');
  });
});

interface Refusal {
  readonly what: string;
  readonly args: readonly string[];
  readonly message: string;
  readonly hint: string;
}

const capitals = 'name can no longer contain capital letters.';
const notLowerCase = 'The name of a contribution must be lower-case words joined by hyphens, got';
const seeHelp = 'See "npm create vitrum-plugin -- --help".';
const folderSuchAs = (name: string): string => `The package is named after its folder: choose a folder such as "${name}".`;
const nameSuchAs = (name: string): string => `Choose another with --name, such as --name ${name}.`;

/** Rejected arguments, and the two lines of the error. */
const refused: readonly Refusal[] = [
  {
    what: 'an unknown kind',
    args: ['x', '--kind', 'activaton'],
    message: 'There is no template for the kind "activaton".',
    hint: 'Did you mean "activation"? Kinds: activation, loss, layer, network, augmentation, optimizer, dataset, metric, callback.',
  },
  {
    what: 'capital letters',
    args: ['MySnake'],
    message: `npm does not allow the package name "vitrum-plugin-MySnake": ${capitals}`,
    hint: folderSuchAs('vitrum-plugin-my-snake'),
  },
  {
    what: 'spaces',
    args: ['my snake'],
    message: 'npm does not allow the package name "vitrum-plugin-my snake": name can only contain URL-friendly characters.',
    hint: folderSuchAs('vitrum-plugin-my-snake'),
  },
  {
    what: 'a bad scope',
    args: ['@Me/x'],
    message: `npm does not allow the package name "@Me/vitrum-plugin-x": ${capitals}`,
    hint: folderSuchAs('@me/vitrum-plugin-x'),
  },
  { what: 'a bad name', args: ['x', '--name', 'Bent Id'], message: `${notLowerCase} "Bent Id".`, hint: nameSuchAs('bent-id') },
  { what: 'a folder with a digit first', args: ['3d'], message: `${notLowerCase} "3d".`, hint: nameSuchAs('bent-identity') },
  {
    what: "the name of the plugin's own file",
    args: ['x', '--name', 'index'],
    message: 'A contribution called "index" would need the file of the plugin itself.',
    hint: 'Choose another with --name.',
  },
  {
    what: 'an empty folder name',
    args: [''],
    message: 'The folder has an empty name.',
    hint: 'Name a folder, such as vitrum-plugin-snake.',
  },
  { what: 'two folders', args: ['a', 'b'], message: 'too many arguments. Expected 1 argument but got 2: a, b.', hint: seeHelp },
  { what: 'an unknown option', args: ['a', '--knid', 'loss'], message: "unknown option '--knid' (Did you mean --kind?)", hint: seeHelp },
  { what: 'an option without value', args: ['a', '--kind'], message: "option '--kind <kind>' argument missing", hint: seeHelp },
];

describe('is refused, with exit code 2 and nothing written', () => {
  test.each(refused)('$what', async ({ args, message, hint }) => {
    const cwd = temporaryFolder();
    expect(await runCreate(args, cwd)).toEqual({ exitCode: 2, stdout: '', stderr: `error: ${message}\n  ${hint}\n` });
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('a folder that is not empty', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'snake'));
    for (const name of ['a', 'b', 'c', 'd']) writeFileSync(join(cwd, 'snake', name), name);
    const message = 'error: The folder "snake" is not empty: it holds a, b, c and 1 more.';
    const hint = 'Name another folder, or empty this one first: nothing is ever overwritten.';
    expect(await runCreate(['snake'], cwd)).toEqual({ exitCode: 2, stdout: '', stderr: `${message}\n  ${hint}\n` });
    expect(readdirSync(join(cwd, 'snake'))).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a file in the place of the folder', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'snake'), 'mine');
    expect((await runCreate(['snake'], cwd)).stderr).toBe('error: "snake" exists and is not a folder.\n  Name another folder.\n');
    expect(read(cwd, 'snake')).toBe('mine');
  });
});

test('a folder that cannot be made is told of, with exit code 1', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'file'), '');
  // No folder can be created below a dangling link, even by root.
  symlinkSync(join(cwd, 'nowhere', 'deeper'), join(cwd, 'vitrum-plugin-x'));
  const { exitCode, stderr } = await runCreate(['vitrum-plugin-x'], cwd);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^error: The folder "vitrum-plugin-x" cannot be made: .+\n {2}Name another folder, or fix the rights/);
  expect(existsSync(join(cwd, 'nowhere'))).toBe(false);
});

describe('a package that cannot be written to its end', () => {
  const tooLong = 'a'.repeat(300);

  test('is told of, with exit code 1, and nothing of it is left', async () => {
    const cwd = temporaryFolder();
    const { exitCode, stdout, stderr } = await runCreate(['below/vitrum-plugin-x', '--name', tooLong], cwd);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('error: The package could not be written into "below/vitrum-plugin-x": ENAMETOOLONG');
    expect(stderr).toMatch(/\n {2}Nothing is left of it\. .+\n$/);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('leaves a folder that was there as it was', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'vitrum-plugin-x/.git'), { recursive: true });
    expect((await runCreate(['vitrum-plugin-x', '--name', tooLong], cwd)).exitCode).toBe(1);
    expect(readdirSync(join(cwd, 'vitrum-plugin-x'))).toEqual(['.git']);
  });
});

test('the program gives the process its arguments, its folder, its outputs and its exit code', () => {
  const cwd = temporaryFolder();
  expect(spawnCreate(['snake', '--kind', 'loss'], cwd)).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringContaining('cd snake\n') });
  expect(readManifest(join(cwd, 'snake'))).toMatchObject({ name: 'vitrum-plugin-snake' });
  expect(spawnCreate(['snake'], cwd)).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringMatching(/^error: The folder "snake" is not empty/) });
});

test('help and version go to standard output', async () => {
  const cwd = temporaryFolder();
  const help = await runCreate(['--help'], cwd);
  expect(help).toMatchObject({ exitCode: 0, stderr: '' });
  for (const kind of kindNames) expect(help.stdout).toContain(kind);
  expect(await runCreate(['--version'], cwd)).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});
