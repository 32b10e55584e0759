import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { startVitrum } from '../support/spawn-vitrum.ts';
import { stripesOptions, writeStripesPlugin } from '../support/stripes-plugin.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const stripes = writeStripesPlugin(cwd);

function writePlugin(name: string, code: string): string {
  const file = join(cwd, name);
  writeFileSync(file, code);
  return file;
}

const hangImport = writePlugin('hang-import.mjs', "console.error('busy');\nfor (;;);\nexport default {};\n");
const hangForward = writePlugin(
  'hang-forward.mjs',
  `let isTold = false;
  const forward = (z) => {
    if (!isTold) console.error('busy');
    isTold = true;
    for (;;);
  };
  export default { name: 'vitrum-plugin-hang', version: '1.0.0', activations: [{ name: 'hang', forward, derivative: () => 1 }] };`,
);
const hangLoad = writePlugin(
  'hang-load.mjs',
  `const load = async () => {
    console.error('busy');
    for (;;);
  };
  export default { name: 'vitrum-plugin-hang', version: '1.0.0', datasets: [{ name: 'hang', load }] };`,
);

/**
 * Sends signals until the process has ended; gives how many it took.
 *
 * @param patience - Milliseconds from one signal to the next.
 */
async function signalsUntilTheEnd(args: readonly string[], signal: NodeJS.Signals, patience = 1000): Promise<number> {
  const child = startVitrum(args, { cwd });
  const closed = once(child, 'close');
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  while (!said.includes('busy')) await Promise.race([once(child.stderr, 'data'), closed.then(() => Promise.reject(new Error(`it ended: ${said}`)))]);
  for (let sent = 1; ; sent++) {
    child.kill(signal);
    if ((await Promise.race([closed, wait(patience)])) !== undefined) return sent;
    if (sent === 40) child.kill('SIGKILL');
  }
}

describe('D7: a process that is busy for ever ends', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('at the first %s while a plugin is imported', async (signal) => {
    expect(await signalsUntilTheEnd(['train', '--plugin', hangImport, '--out', 'never'], signal, 50_000)).toBe(1);
  });

  const training = ['train', ...stripesOptions(stripes), '--plugin', hangForward, '--activation', 'hang', '--out', 'hung'];
  test.each([
    ['SIGINT', 'an activation', training],
    ['SIGTERM', 'an activation', training],
    ['SIGINT', 'a dataset', ['train', '--plugin', hangLoad, '--dataset', 'hang', '--out', 'never']],
  ] as const)('at one of several %s, after some seconds, in %s', async (signal, _, args) => {
    expect(await signalsUntilTheEnd(args, signal)).toBeLessThan(40);
  });
});
