import { once } from 'node:events';
import { expect, test } from 'vitest';
import { startVitrum } from './support/spawn-vitrum.ts';
import { stripesOptions, writeStripesPlugin } from './support/stripes-plugin.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const plugin = writeStripesPlugin(cwd);

test('a reader that leaves ends the program without a word, as in `vitrum train --json | head -1`', async () => {
  const child = startVitrum(['train', ...stripesOptions(plugin), '--epochs', '100000', '--json'], { cwd });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const closed = once(child, 'close');
  await once(child.stdout, 'data');
  child.stdout.destroy();
  await closed;
  expect(complaint).toBe('');
  expect(child.exitCode).toBe(0);
});
