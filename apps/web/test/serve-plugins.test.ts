import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { serveLab, type ServedLab } from '../server/serve.ts';
import { rawRequest } from './support/raw-request.ts';
import { temporaryFolder, writeFiles } from './support/temporary-folder.ts';

const root = temporaryFolder();
const site = join(root, 'site');
const source = `import { definePlugin } from '@vitrum/core';\nexport default definePlugin({ name: 'vitrum-plugin-bent', version: '1.0.0' });\n`;
const typed = `enum Kind { Bent = 1 }\nconst kind: number = Kind.Bent;\nexport default { name: 'vitrum-plugin-typed', version: '1.0.0', kind } as const;\n`;
writeFiles(root, {
  'site/index.html': '<!doctype html>',
  'bent.mjs': source,
  'other/bent.mjs': 'export default {};',
  'typed.ts': typed,
  'broken.ts': 'const = 1;',
  'with space.mjs': 'export default 1;',
  'secret.mjs': 'secret',
});
const at = (name: string): string => join(root, name);

async function serve(plugins: readonly string[]): Promise<ServedLab> {
  const lab = await serveLab({ site, port: 0, datasets: [], plugins });
  onTestFinished(() => lab.close());
  return lab;
}

test('plugin files are listed and served as they are, however often a name comes up', async () => {
  const lab = await serve([at('bent.mjs'), at('other/bent.mjs'), at('with space.mjs')]);
  const plugins = ['plugins/1-bent.mjs', 'plugins/2-bent.mjs', 'plugins/3-with%20space.mjs'];
  expect(lab.plugins).toEqual(plugins);
  expect(await (await fetch(`${lab.url}plugins/index.json`)).json()).toEqual({ plugins });
  const response = await fetch(`${lab.url}plugins/1-bent.mjs`);
  expect(response.headers.get('content-type')).toBe('text/javascript;charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-cache');
  expect(await response.text()).toBe(source);
  expect(await (await fetch(`${lab.url}plugins/2-bent.mjs`)).text()).toBe('export default {};');
  expect(await (await fetch(`${lab.url}plugins/3-with%20space.mjs`)).text()).toBe('export default 1;');
});

test('TypeScript is served without its types', async () => {
  const { url } = await serve([at('typed.ts')]);
  const code = await (await fetch(`${url}plugins/1-typed.ts`)).text();
  const { default: plugin } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { default: unknown };
  expect(plugin).toEqual({ name: 'vitrum-plugin-typed', version: '1.0.0', kind: 1 });
});

test('a plugin that changes is served as it is then', async () => {
  const path = at('changing.mjs');
  writeFiles(root, { 'changing.mjs': 'export default 1;' });
  const { url } = await serve([path]);
  writeFiles(root, { 'changing.mjs': 'export default 2;' });
  expect((await rawRequest(url, '/plugins/1-changing.mjs')).body).toBe('export default 2;');
});

test.each([
  ['/plugins/'],
  ['/plugins/bent.mjs'],
  ['/plugins/2-bent.mjs'],
  ['/plugins/secret.mjs'],
  ['/plugins/../secret.mjs'],
  ['/plugins/1-bent.mjs/../secret.mjs'],
  ['/plugins/..%2fsecret.mjs'],
  ['/plugins/1-..%2fsecret.mjs'],
])('no plugin is at %s', async (path) => {
  const { url } = await serve([at('bent.mjs')]);
  expect((await rawRequest(url, path)).status).toBe(404);
});

test.each([
  ['nowhere.mjs', /there is no file of that name/],
  ['other', /there is no file of that name/],
  ['broken.ts', /broken\.ts cannot be translated/],
])('%s is refused before anything is served', async (name, message) => {
  await expect(serveLab({ site, port: 0, datasets: [], plugins: [at(name)] })).rejects.toMatchObject({
    code: 'VITRUM_PLUGIN_UNREADABLE',
    message: expect.stringMatching(message),
  });
});
