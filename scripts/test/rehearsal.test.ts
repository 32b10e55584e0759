import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { runNode } from '@vitrum/test-support/source-process';
import { expect, test } from 'vitest';
import { compareOutput, expectedLines, programs } from '../rehearsal/programs.ts';
import { tableOf } from '../rehearsal/results.ts';
import { startSize } from '../rehearsal/start-size.ts';
import { changesBetween, readTree } from '../rehearsal/tree-state.ts';
import { Workplace } from '../rehearsal/workplace.ts';
import { temporaryWorkspace } from './temporary-workspace.ts';

const env = process.env;

test('a workplace leaves neither processes nor files', async () => {
  const workplace = new Workplace();
  const cwd = workplace.folder('a', 'b');
  const shell = workplace.start(['sh', '-c', 'sleep 300 & echo started; wait'], { cwd, env });
  await new Promise((resolve) => shell.stdout?.once('data', resolve));
  expect(workplace.leftover()).toHaveLength(1);
  await workplace.close(false);
  expect([workplace.leftover(), existsSync(workplace.root)]).toEqual([[], false]);
  expect(() => workplace.start(['true'], { cwd: '/', env })).toThrow('interrupted');
});

test('a command that fails is told with its last lines', async () => {
  const workplace = new Workplace();
  const cwd = workplace.root;
  await expect(workplace.run(['sh', '-c', 'seq 1 30; exit 3'], { cwd, env })).rejects.toThrow(/^\$ cd .* && sh -c seq 1 30; exit 3\n {2}6\n[\s\S]* {2}30\n {2}\(exit code 3\)$/);
  await expect(workplace.run(['sleep', '300'], { cwd, env, timeout: 50 })).rejects.toThrow('(ended after 0.05 s)');
  await expect(workplace.run(['no-such-program'], { cwd, env })).rejects.toThrow('ENOENT');
  await workplace.close(false);
});

test('a tree has another fingerprint when a file changes, also one that git ignores', () => {
  const root = temporaryWorkspace({ 'a.txt': 'one', '.gitignore': 'dist/', 'dist/b.js': '1', 'node_modules/c.js': '1' });
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  const before = readTree(root);
  expect([...before.files.keys()]).toEqual(['.gitignore', 'a.txt', 'dist/b.js']);
  expect(readTree(root).hash).toBe(before.hash);
  writeFileSync(join(root, 'dist/b.js'), '2');
  writeFileSync(join(root, 'node_modules/c.js'), '2');
  expect(changesBetween(before, readTree(root))).toEqual(['dist/b.js']);
});

test('what a bundle loads at the start is its entry and what that imports at once', () => {
  const files = {
    'entry.js': 'import{a as b}from"./a.js";import"./b.js";const later=()=>import("./later.js");',
    'a.js': 'import { c } from "./deep/c.js";\nexport { c };',
    'b.js': 'export*from"./a.js";',
    'deep/c.js': 'import "../b.js"; export const c = 1;',
    'later.js': 'export const far = 1;',
  };
  const folder = temporaryWorkspace(files);
  const { 'later.js': _, ...atStart } = files;
  expect(startSize(folder, 'entry.js')).toBe(Object.values(atStart).reduce((sum, code) => sum + gzipSync(code).byteLength, 0));
});

test('programs promise what they print', () => {
  for (const { code, expected } of Object.values(programs)) {
    expect(expected).toHaveLength(1);
    expect(stripTypeScriptTypes(code)).toBe(code); // they also run as JavaScript
  }
  expect(expectedLines('a(); // → 1\nb(); // 2')).toEqual(['1']);
  expect(compareOutput(['1', '2'], '1\n2\n')).toBe('2');
  expect(() => compareOutput(['1', '2'], '1\n')).toThrow('expected 2, printed nothing');
  expect(() => compareOutput(['1'], '1\n2\n')).toThrow('expected nothing, printed 2');
});

test.each(Object.entries(programs))('%s prints what it promises, from the sources', async (name, { expected }) => {
  const tsx = fileURLToPath(import.meta.resolve('tsx'));
  const program = fileURLToPath(new URL(`../rehearsal/programs/${name}.ts`, import.meta.url));
  const { stdout, stderr } = await runNode(['--import', tsx, '--conditions=@vitrum/source', program], temporaryWorkspace({}));
  expect({ stdout, stderr }).toEqual({ stdout: `${expected.join('\n')}\n`, stderr: '' });
});

test('the table has a row for each check', () => {
  const result = { step: 'install', packages: 'vitrum', manager: 'npm', node: '22.12.0', seconds: 1.25 };
  expect(tableOf([{ ...result, isWell: true, outcome: 'right' }, { ...result, isWell: false, outcome: 'a\nb' }]).split('\n')).toEqual([
    'step     packages  manager  Node     bundler or tool  result  s',
    '-------  --------  -------  -------  ---------------  ------  ---',
    'install  vitrum    npm      22.12.0                   right   1.3',
    'install  vitrum    npm      22.12.0                   FAILED  1.3',
  ]);
});
