import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { mnist } from '@vitrum/datasets';
import { expect, onTestFinished, test, vi } from 'vitest';
import { bentSource, typescriptFiles, writeFiles } from './support/plugin-files.ts';
import { Interruption } from '../src/interruption.ts';
import { beginVitrum, runVitrum, type Result } from './support/run-vitrum.ts';
import { finish, startVitrum } from './support/spawn-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const site = join(cwd, 'site');
writeFiles(cwd, { 'site/index.html': '<!doctype html><title>lab</title>', 'bent.mjs': bentSource(), ...typescriptFiles });
const environment = { VITRUM_LAB_SITE: site };

/** A server that runs, with what it has printed. */
interface RunningLab {
  readonly url: string;
  /** What it printed at the start, without the port. */
  readonly lines: readonly string[];
  /** Ends it as Ctrl-C does. */
  end(): Promise<Result>;
}

async function startWeb(...args: readonly string[]): Promise<RunningLab> {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort(new Interruption());
  onTestFinished(interrupt);
  const { result, printed } = beginVitrum(['web', '--port', '0', ...args], { cwd, environment }, () => ({ signal: controller.signal, end: () => undefined }));
  await vi.waitFor(() => {
    expect(printed()).toContain('Ctrl-C');
  }, 10_000);
  const [url = ''] = /http:\/\/\S+?\/(?=[\s?])/.exec(printed()) ?? [];
  return {
    url,
    lines: printed().trimEnd().replaceAll(url, 'http://lab/').replaceAll(cwd, '…').split('\n'),
    end: () => {
      interrupt();
      return result;
    },
  };
}

test('the lab is served until Ctrl-C, which ends it with exit code 0', async () => {
  const lab = await startWeb();
  expect(lab.url).toMatch(/^http:\/\/localhost:\d+\/$/);
  expect(lab.lines).toEqual([
    'The web lab is at http://lab/',
    'data: no published dataset is here; see "vitrum data get". Drawn digits are always there.',
    'Ctrl-C ends it.',
  ]);
  const response = await fetch(lab.url);
  expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(await response.text()).toContain('<title>lab</title>');
  expect(await lab.end()).toMatchObject({ exitCode: 0, stderr: '' });
  await expect(fetch(lab.url)).rejects.toThrow();
});

test('as a process, it ends with exit code 0 at Ctrl-C too', async () => {
  const child = startVitrum(['web', '--port', '0'], { cwd, environment });
  onTestFinished(() => void child.kill('SIGKILL'));
  const result = finish(child);
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  expect(await result).toMatchObject({ exitCode: 0, stderr: '' });
});

test('datasets in --data-dir are told and served', async () => {
  mkdirSync(join(cwd, 'data/mnist'), { recursive: true });
  for (const { name } of mnist.published.files) writeFileSync(join(cwd, 'data/mnist', name), name);
  const lab = await startWeb('--data-dir', 'data');
  expect(lab.lines[1]).toBe('data: mnist, from data/mnist');
  const [{ name }] = mnist.published.files;
  expect(await (await fetch(`${lab.url}data/mnist/${name}`)).text()).toBe(name);
  await lab.end();
});

test('plugins are checked, told and served, and the address has the page load them', async () => {
  const lab = await startWeb('--plugin', './bent.mjs');
  expect(lab.lines[0]).toBe('The web lab is at http://lab/?plugin=plugins/1-bent.mjs');
  expect(lab.lines[2]).toBe('plugin: http://lab/plugins/1-bent.mjs');
  expect(await (await fetch(`${lab.url}plugins/1-bent.mjs`)).text()).toBe(bentSource());
  await lab.end();
});

test('a port that is taken is named, with the way to another one', async () => {
  const other = createServer();
  other.listen(0, 'localhost');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo; // it listens on a port, not on a pipe
  const { stderr, exitCode } = await runVitrum(['web', '--port', String(port)], { cwd, environment });
  expect(stderr).toBe(
    `error: The port ${port} is taken by another program.\n  Name another one, or --port 0 for any that is free.\n`,
  );
  expect(exitCode).toBe(2);
});

test.each([
  ['a site that is not built', [], { VITRUM_LAB_SITE: join(cwd, 'nothing') }, /The web lab is not built: .*index\.html does not exist\.\n {2}Build it with: pnpm --filter web build:site\n/],
  ['a port out of range', ['--port', '70000'], environment, /--port/],
  ['a port that is no number', ['--port', 'http'], environment, /--port/],
  ['a data folder that does not exist', ['--port', '0', '--data-dir', 'nowhere'], environment, /The data folder nowhere is not a folder/],
  ['a plugin that does not exist', ['--port', '0', '--plugin', './bend.mjs'], environment, /bend\.mjs.*does not exist/],
  ['a host that this machine does not have', ['--port', '0', '--host', '192.0.2.1'], environment, /The host 192\.0\.2\.1 cannot be listened on/],
])('%s is an error in two lines', async (_case, args, context, message) => {
  const { stdout, stderr, exitCode } = await runVitrum(['web', ...args], { cwd, environment: context });
  expect(stderr).toMatch(message);
  expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  expect(stdout).toBe('');
  expect(exitCode).toBeGreaterThan(0);
});

test('another host than localhost is served with a warning', async () => {
  const lab = await startWeb('--host', '0.0.0.0');
  expect((await fetch(lab.url)).status).toBe(200);
  expect((await lab.end()).stderr).toMatch(/^warning: Whoever reaches 0\.0\.0\.0 can open this page.* no secure context/);
});

test('vitrum web --help lists its options', async () => {
  const { stdout } = await runVitrum(['web', '--help'], { cwd });
  for (const option of ['--port', '--host', '--data-dir', '--plugin']) expect(stdout).toMatch(new RegExp(`^ {2}${option}\\b`, 'm'));
});

test('--allow-framing lets pages of an origin show the lab, and refuses what is none', async () => {
  const lab = await startWeb('--allow-framing', 'https://blog.example');
  const response = await fetch(lab.url);
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'self' https://blog.example");
  const { exitCode, stderr } = await runVitrum(['web', '--allow-framing', 'blog.example/post'], { cwd, environment });
  expect({ exitCode, isTold: stderr.includes('"blog.example/post" is no origin whose pages could show the lab.') }).toEqual({ exitCode: 2, isTold: true });
});
