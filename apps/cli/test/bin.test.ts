import { expect, test } from 'vitest';
import { version } from '../src/version.ts';
import { spawnVitrum } from './support/spawn-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();

test('the program gives the process its arguments, its outputs and its exit code', async () => {
  expect(await spawnVitrum(['--version'], { cwd })).toEqual({ stdout: `${version}\n`, stderr: '', exitCode: 0 });
  const usageError = await spawnVitrum(['list', 'activatons'], { cwd });
  expect(usageError).toEqual({
    stdout: '',
    stderr: expect.stringMatching(/^error: There is no kind of contribution called "activatons"\.\n {2}Did you mean "activations"\?.*\n$/),
    exitCode: 2,
  });
  expect(await spawnVitrum(['inspect', '--model', 'none.json'], { cwd })).toMatchObject({ stdout: '', exitCode: 1 });
});
