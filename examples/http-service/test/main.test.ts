import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { train } from 'vitrum';
import { saveModel } from 'vitrum/node';

const start = (args: readonly string[]) =>
  spawn(process.execPath, ['--import=tsx', '--conditions=@vitrum/source', 'src/main.ts', ...args], { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', 'pipe', 'pipe'] });

test('the program serves a model until it is told to end', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vitrum-service-'));
  try {
    const path = join(folder, 'model.json');
    await saveModel(await train({ inputs: [[0], [1]], targets: ['low', 'high'], epochs: 60 }), path);
    const service = start(['--model', path, '--port', '0']);
    const [line] = (await once(service.stdout, 'data')) as [Buffer];
    const [url = ''] = /http:\/\/[\d.:]+/.exec(String(line)) ?? [];
    const response = await fetch(`${url}/predictions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"rows":[[0],[1]]}' });
    expect(await response.json()).toMatchObject({ predictions: [{ label: 'low' }, { label: 'high' }] });
    service.kill('SIGTERM');
    // Windows has no signals: it ends the process at once.
    expect(await once(service, 'exit')).toEqual(process.platform === 'win32' ? [null, 'SIGTERM'] : [0, null]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('what cannot be served is told in a line, with what to do', async () => {
  const service = start(['--model', 'nowhere.json']);
  let told = '';
  service.stderr.on('data', (text: Buffer) => (told += String(text)));
  expect(await once(service, 'close')).toEqual([1, null]);
  expect(told).toBe('There is no nowhere.json.\nCheck the path.\n');
});
