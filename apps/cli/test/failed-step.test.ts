import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runVitrum } from './support/run-vitrum.ts';
import { stripesOptions, writeStripesPlugin } from './support/stripes-plugin.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const options = stripesOptions(writeStripesPlugin(cwd));

/** Throws in a later call of a function, counted while there is a file that says so: this process imports the plugin once. */
function writeFailing(name: string, contribution: string, calls: number): void {
  const source = `
    import { existsSync } from 'node:fs';
    let calls = 0;
    const burn = () => {
      calls = existsSync(${JSON.stringify(join(cwd, 'fails'))}) ? calls + 1 : 0;
      if (calls > ${calls}) throw new Error('a bug');
    };
    export default { name: 'vitrum-plugin-failing', version: '1.0.0', ${contribution} };`;
  writeFileSync(join(cwd, name), source);
}

const modelOf = (folder: string): unknown => (JSON.parse(readFileSync(join(cwd, folder, 'model.json'), 'utf8')) as { parameters: unknown }).parameters;

test.each([
  ['an activation', 'failing.mjs', "activations: [{ name: 'failing', forward: Math.tanh, derivative: (z) => { burn(); return 1 - Math.tanh(z) ** 2; } }]", ['--activation', 'failing'], 2500, /up to sample \d+ of epoch \d+ is saved/],
  ['an optimizer', 'rule.mjs', "optimizers: [{ name: 'failing', update: ({ value, gradient, learningRate }) => { burn(); for (let i = 0; i < value.length; i++) value[i] -= learningRate * gradient[i]; } }]", ['--optimizer', 'failing'], 1501, /up to the end of epoch \d+ is saved/],
])('%s that throws within a step loses nothing that was whole', async (_, name, contribution, use, calls, saved) => {
  writeFailing(name, contribution, calls);
  const words = [...options, '--plugin', `./${name}`, ...use, '--epochs', '4', '--deterministic'];
  expect((await runVitrum(['train', ...words, '--out', `whole-${name}`], { cwd })).exitCode).toBe(0);
  writeFileSync(join(cwd, 'fails'), '');
  const failed = await runVitrum(['train', ...words, '--out', name.replace('.', '-')], { cwd });
  rmSync(join(cwd, 'fails'));
  expect(failed).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(saved) as string });
  const [, command = ''] = /Go on with: vitrum (train --resume .*)/.exec(failed.stderr) ?? [];
  expect((await runVitrum(command.split(' '), { cwd })).exitCode).toBe(0);
  expect(modelOf(name.replace('.', '-'))).toEqual(modelOf(`whole-${name}`));
});
