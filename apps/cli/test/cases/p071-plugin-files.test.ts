import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord } from '@vitrum/core/internal';
import { expect, test } from 'vitest';
import { writeFiles } from '../support/plugin-files.ts';
import { jsonLines, type Result } from '../support/run-vitrum.ts';
import { spawnVitrum } from '../support/spawn-vitrum.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
cpSync(fileURLToPath(new URL('files/p071', import.meta.url)), cwd, { recursive: true });
writeFiles(cwd, {
  // An enum, which Node cannot leave out as it leaves out types.
  'ts.ts': `interface A { a: number }
enum K { X = 2 }
export default { name:'vitrum-plugin-t', version:'1.0.0', activations:[{ name:'mine', forward:(z: number): number => K.X*z, derivative:(): number => K.X }] };
`,
});

// Each in a process of its own, where nothing stands between the program and Node's import.
const train = (file: string): Promise<Result> =>
  spawnVitrum(['train', '--dataset', 'xor', '--plugin', file, '--activation', 'mine', '--epochs', '30', '--json', '--out', `run-${file}`], { cwd });

test.each(['noderiv.mjs', 'cjs.cjs', 'named.mjs', 'ts.ts'])('P071: %s is trained with', async (file) => {
  const { exitCode, stdout, stderr } = await train(file);
  expect(stderr).not.toContain('error');
  expect(exitCode).toBe(0);
  const losses = jsonLines(stdout).filter(({ event }) => event === 'epoch').map(({ loss }) => Number(loss));
  expect(losses).toHaveLength(30);
  expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0);
  const model: unknown = JSON.parse(readFileSync(join(cwd, `run-${file}`, 'model.json'), 'utf8'));
  expect(isRecord(model) && model['plugins']).toContainEqual({ name: 'vitrum-plugin-t', version: '1.0.0' });
});

test.each([
  ['justact.mjs', 'The plugin file justact.mjs exports no plugin: what it exports looks like an activation.', 'A plugin holds lists of them'],
  ['dupname.mjs', 'dupname.mjs: Plugin "vitrum-plugin-t" 1.0.0 contributes the activation "relu", which Plugin "@vitrum/activations"', 'Rename one of them'],
  ['syntax.mjs', "The plugin file syntax.mjs cannot be imported: it is not valid JavaScript, Unexpected token ';', at syntax.mjs:1:28.", 'Fix the error there.'],
  ['nover.mjs', 'nover.mjs: Plugin "vitrum-plugin-t" needs a version such as "1.0.0", got undefined.', 'Export an object like { name'],
])('P072: %s is refused in words', async (file, message, hint) => {
  const { exitCode, stdout, stderr } = await train(file);
  expect(exitCode).toBe(1);
  expect(stdout).toBe('');
  expect(stderr.startsWith(`error: ${message}`), stderr).toBe(true);
  expect(stderr.split('\n')[1]).toContain(hint);
});
