import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryWorkspace } from './temporary-workspace.ts';

const repository = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, repository), 'utf8');

/** The system's Node, which may differ from the one running the tests. */
const systemNode = '/usr/bin/node';
const versionOf = (program: string): string => spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim().replace(/^v/, '');
const isOld = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 22 || (major === 22 && minor < 12);
};
/** Real Nodes that are too old; none if the system has a newer one, or none at all. */
const oldNodes = existsSync(systemNode) && isOld(versionOf(systemNode)) ? [systemNode] : [];

/** The entry point of a program as published, before code that old Nodes cannot even parse. */
function install(app: string): string {
  return temporaryWorkspace({
    'package.json': { type: 'module' },
    'bin.cjs': stripTypeScriptTypes(read(`apps/${app}/src/bin.cts`)).replace('./main.ts', './main.js'),
    'main.js': "import { registerHooks } from 'node:module';\nconsole.log(`started ${typeof registerHooks}`);\n",
  });
}

/** Makes Node report another version. */
function pretend(folder: string, version: string): readonly string[] {
  const path = join(folder, 'pretend.cjs');
  writeFileSync(path, `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: ${JSON.stringify(version)} } });`);
  return ['--require', path];
}

function start(folder: string, program = process.execPath, args: readonly string[] = []) {
  const { stdout, stderr, status } = spawnSync(program, [...args, join(folder, 'bin.cjs')], { encoding: 'utf8' });
  return { stdout, stderr, status };
}

describe.each([
  ['cli', 'vitrum'],
  ['create-vitrum-plugin', 'create-vitrum-plugin'],
])('%s', (app, name) => {
  const refusal = (version: string) => ({
    stdout: '',
    stderr: `${name} needs Node 22.12 or newer, and this is Node ${version}: install a current one from https://nodejs.org, then run the same command again.\n`,
    status: 1,
  });

  test.each(['12.22.12', '18.20.8', '20.20.2', '22.11.0'])('on Node %s says what it needs', (version) => {
    const folder = install(app);
    expect(start(folder, process.execPath, pretend(folder, version))).toEqual(refusal(version));
  });

  test.each(['22.12.0', '23.0.0', '24.0.0', '100.1.0'])('on Node %s starts', (version) => {
    const folder = install(app);
    expect(start(folder, process.execPath, pretend(folder, version))).toEqual({ stdout: 'started function\n', stderr: '', status: 0 });
  });

  test.each(oldNodes)('on the real %s says what it needs', (program) => {
    expect(start(install(app), program)).toEqual(refusal(versionOf(program)));
  });

  test('needs what its manifest says, and is what its manifest starts', () => {
    // written by hand in this repository
    const { engines, bin } = JSON.parse(read(`apps/${app}/package.json`)) as { engines: { node: string }; bin: Record<string, string> };
    expect(engines.node).toBe('>=22.12');
    expect(bin).toEqual({ [name]: 'dist/bin.cjs' });
  });
});
