import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonLines } from '../support/run-vitrum.ts';
import { spawnVitrum } from '../support/spawn-vitrum.ts';
import { stripesOptions, writeStripesPlugin } from '../support/stripes-plugin.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const stripes = writeStripesPlugin(cwd);

function writePlugin(name: string, code: string): void {
  writeFileSync(join(cwd, name), code);
}

writePlugin('exit-import.mjs', 'export default {};\nprocess.exit(0);\n');
writePlugin(
  'exit-forward.mjs',
  `let calls = 0;
const forward = (z) => {
  if (++calls > 100) process.exit(0);
  return z;
};
export default { name: 'vitrum-plugin-exit', version: '1.0.0', activations: [{ name: 'leave', forward, derivative: () => 1 }] };
`,
);
writePlugin('never.mjs', 'await new Promise(() => {});\nexport default {};\n');
writePlugin(
  'never-loads.mjs',
  "export default { name: 'vitrum-plugin-never', version: '1.0.0', datasets: [{ name: 'never', license: 'MIT', source: 'a test', load: () => new Promise(() => {}) }] };",
);
writePlugin(
  'talks.mjs',
  `console.log('imported');
console.table([[1, 2]]);
const factor = () => {
  console.info('asked');
  return 1;
};
export default { name: 'vitrum-plugin-talks', version: '1.0.0', schedules: [{ name: 'talks', factor }] };
`,
);

const training = ['train', ...stripesOptions(stripes), '--json'];

describe('D10: a plugin that ends the process', () => {
  test.each([
    ['train', ['train', '--plugin', './exit-import.mjs'], 'exit-import.mjs:2:9'],
    ['check-plugin', ['check-plugin', './exit-import.mjs'], 'exit-import.mjs:2:9'],
    ['list', ['list', 'activations', '--plugin', './exit-import.mjs'], 'exit-import.mjs:2:9'],
    ['train, in the midst of it', [...training, '--plugin', './exit-forward.mjs', '--activation', 'leave'], 'exit-forward.mjs:3:30'],
    ['check-plugin, in the midst of it', ['check-plugin', './exit-forward.mjs'], 'exit-forward.mjs:3:30'],
  ])('makes %s fail, and it says where', async (_, args, place) => {
    const { exitCode, stdout, stderr } = await spawnVitrum(args, { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).not.toContain('"done"');
    expect(stderr).toContain(`error: The process was ended with exit code 0 before the command was done, at ${join(cwd, place)}.\n`);
    expect(stderr).toContain('  A plugin must not end the process: have it throw an error instead of calling process.exit().\n');
  });
});

describe('D10: a plugin that never settles', () => {
  test.each([
    ['train', ['train', '--plugin', './never.mjs']],
    ['check-plugin', ['check-plugin', './never.mjs']],
    ['inspect', ['inspect', '--model', 'none.json', '--plugin', './never.mjs']],
    ['show', ['show', '--dataset', 'never', '--plugin', './never-loads.mjs']],
  ])('makes %s fail, and it says so', async (_, args) => {
    expect(await spawnVitrum(args, { cwd })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        'error: The command waits for something that never comes.\n' +
        '  An import or a function of a plugin never settles: look for a promise there that nothing resolves.\n',
    });
  });
});

test('what a plugin logs goes to standard error: --json prints JSON and nothing else', async () => {
  const { exitCode, stdout, stderr } = await spawnVitrum([...training, '--plugin', './talks.mjs', '--schedule', 'talks', '--epochs', '1', '--out', 'talked'], { cwd });
  expect(exitCode).toBe(0);
  expect(jsonLines(stdout).map(({ event }) => event)).toEqual(['start', 'epoch', 'done']);
  expect(stderr).toContain('imported\n');
  expect(stderr).toContain('asked\n');
});
