import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finish, startVitrum } from './support/spawn-vitrum.ts';
import { stripesOptions, writeStripesPlugin } from './support/stripes-plugin.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const plugin = writeStripesPlugin(cwd);

test('a reader that leaves interrupts a training, as in `vitrum train --json | head -1`: it is saved, and says how to go on', async () => {
  const child = startVitrum(['train', ...stripesOptions(plugin), '--epochs', '100000', '--json', '--out', 'run'], { cwd });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const closed = once(child, 'close');
  await once(child.stdout, 'data');
  child.stdout.destroy();
  await closed;
  expect(complaint).toMatch(/^Interrupted in epoch \d+ after \d+ of 300 samples; everything is saved in run\.\n {2}Go on with: vitrum train --resume run --plugin \S+\n$/);
  expect(child.exitCode).toBe(130);
  expect(JSON.parse(readFileSync(join(cwd, 'run', 'model.json'), 'utf8'))).toMatchObject({ format: 'vitrum-model' });
});

test('a reader that leaves ends any other command without a word, as in `vitrum list | head -1`', async () => {
  const child = startVitrum(['list', '--json'], { cwd });
  child.stdout.destroy();
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  await once(child, 'close');
  expect(complaint).toBe('');
  expect(child.exitCode).toBe(0);
});

test('an error of a timer of a plugin is reported, and the run is saved as it stands', async () => {
  const late = [
    "let timer;",
    "const activation = { name: 'timed', forward: (z) => { timer ??= setTimeout(() => { throw new Error('too late'); }, 300); return z; } };",
    "export default { name: 'vitrum-plugin-timed', version: '1.0.0', activations: [activation] };",
  ];
  writeFileSync(join(cwd, 'timed.mjs'), late.join('\n'));
  const options = [...stripesOptions(plugin), '--plugin', './timed.mjs', '--activation', 'timed', '--epochs', '100000', '--json', '--out', 'timed'];
  const { exitCode, stderr, stdout } = await finish(startVitrum(['train', ...options], { cwd }));
  expect(stderr).toContain('error: Something unexpected happened');
  expect(stderr).toMatch(/Interrupted in epoch \d+ after \d+ of 300 samples; everything is saved in timed\.\n {2}Go on with: vitrum train --resume timed /);
  expect(stdout).toContain('"event":"interrupted"');
  expect(exitCode).toBe(1);
});
