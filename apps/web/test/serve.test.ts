import { once } from 'node:events';
import { createServer } from 'node:http';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { contentSecurityPolicy } from '../server/content-security-policy.ts';
import { addressOf, isLoopback, isOwnHost } from '../server/host.ts';
import { serveLab, type ServedLab, type ServeLabOptions } from '../server/serve.ts';
import { rawRequest } from './support/raw-request.ts';
import { temporaryFolder, writeFiles } from './support/temporary-folder.ts';

const root = temporaryFolder();
const site = join(root, 'site');
const script = 'export const answer = 42;\n'.repeat(100);
writeFiles(root, {
  'secret.txt': 'secret',
  'site/index.html': '<!doctype html><title>lab</title>',
  'site/sw.js': 'self.addEventListener("fetch", () => undefined);',
  'site/manifest.webmanifest': '{}',
  'site/assets/index-abc123.js': script,
  'site/assets/index-abc123.js.br': brotliCompressSync(script),
  'site/assets/index-abc123.js.gz': gzipSync(script),
  'site/assets/kernel-abc123.wasm': Uint8Array.of(0, 97, 115, 109),
});

async function serve(options: Partial<ServeLabOptions> = {}): Promise<ServedLab> {
  const lab = await serveLab({ site, port: 0, datasets: [], ...options });
  onTestFinished(() => lab.close());
  return lab;
}

test.each([['/'], ['/sw.js'], ['/assets/index-abc123.js'], ['/data/index.json'], ['/plugins/index.json'], ['/nothing']])(
  'the answer to %s has the headers of isolation and of the policy',
  async (path) => {
    const { url } = await serve();
    const { headers } = await rawRequest(url, path);
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': contentSecurityPolicy,
    });
  },
);

test('the policy is the one that the lab was designed for', () => {
  expect(contentSecurityPolicy).toBe(
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' blob:; worker-src 'self' blob:; style-src 'self'; " +
      "img-src 'self' blob: data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

test('origins whose pages may show the lab stand in the policy, and nothing else changes', async () => {
  const { url } = await serve({ allowFraming: ['https://blog.example', 'http://localhost:4000'] });
  const { headers } = await rawRequest(url, '/');
  expect(headers['content-security-policy']).toBe(contentSecurityPolicy.replace("frame-ancestors 'none'", "frame-ancestors 'self' https://blog.example http://localhost:4000"));
});

test.each([
  ['https://blog.example/post', 'did you mean "https://blog.example"?'],
  ['https://Blog.example', 'did you mean "https://blog.example"?'],
  ['blog.example', 'Give the scheme and the host'],
  ['*', 'Give the scheme and the host'],
  ["https://a.example; script-src 'unsafe-inline'", 'Give the scheme and the host'],
  ['javascript:alert(1)', 'Give the scheme and the host'],
])('%s is no origin', async (origin, hint) => {
  await expect(serve({ allowFraming: [origin] })).rejects.toMatchObject({ code: 'VITRUM_INVALID_OPTION', hint: expect.stringContaining(hint) as string });
});

test.each([
  ['/', 'text/html;charset=utf-8', 'no-cache'],
  ['/index.html', 'text/html;charset=utf-8', 'no-cache'],
  ['/sw.js', 'text/javascript', 'no-cache'],
  ['/manifest.webmanifest', 'application/manifest+json', 'no-cache'],
  ['/assets/index-abc123.js', 'text/javascript', 'public, max-age=31536000, immutable'],
  ['/assets/kernel-abc123.wasm', 'application/wasm', 'public, max-age=31536000, immutable'],
])('%s is %s, cached as %s', async (path, type, caching) => {
  const { url } = await serve();
  const { status, headers } = await rawRequest(url, path);
  expect({ status, type: headers['content-type'], caching: headers['cache-control'] }).toEqual({ status: 200, type, caching });
});

test.each([
  ['br, gzip', 'br'],
  ['gzip', 'gzip'],
  ['identity', undefined],
])('a browser that takes %s gets the encoding %s', async (accepted, encoding) => {
  const { url } = await serve();
  const headers = { 'accept-encoding': accepted };
  const answer = await rawRequest(url, '/assets/index-abc123.js', 'HEAD', headers);
  expect(answer.headers['content-encoding']).toBe(encoding);
  expect(answer.headers.vary).toBe('Accept-Encoding');
  expect(await (await fetch(`${url}assets/index-abc123.js`, { headers })).text()).toBe(script); // fetch decodes
});

test('a page that the browser has already is not sent again', async () => {
  const { url } = await serve();
  const { headers } = await rawRequest(url, '/');
  const again = await rawRequest(url, '/', 'GET', { 'if-none-match': String(headers.etag) });
  expect(again).toMatchObject({ status: 304, body: '' });
});

test.each([['bytes=5-2'], ['bytes=99999-'], ['bytes=x'], ['bytes=0-3, 5-6']])('the range %s does no harm', async (range) => {
  const { url } = await serve();
  expect(await rawRequest(url, '/', 'GET', { range })).toMatchObject({ status: 200, body: '<!doctype html><title>lab</title>' });
});

test.each([
  ['/secret.txt'],
  ['/../secret.txt'],
  ['/%2e%2e/secret.txt'],
  ['/..%2fsecret.txt'],
  ['/assets/../../secret.txt'],
  ['/assets/..%5c..%5csecret.txt'],
  ['//secret.txt'],
  ['/%'],
  ['/%00'],
  ['/index.html%00.js'],
  ['/assets'],
])('there is nothing at %s, and the answer is JSON', async (path) => {
  const { url } = await serve();
  const { status, headers, body } = await rawRequest(url, path);
  expect({ status, type: headers['content-type'] }).toEqual({ status: 404, type: 'application/json;charset=utf-8' });
  expect(JSON.parse(body)).toEqual({ error: expect.stringContaining('nothing') });
});

test.each([['POST'], ['PUT'], ['DELETE'], ['OPTIONS']])('%s is refused', async (method) => {
  const { url } = await serve();
  const { status, headers } = await rawRequest(url, '/', method);
  expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD' });
});

test('HEAD answers with the head alone', async () => {
  const { url } = await serve();
  for (const path of ['/', '/data/index.json', '/plugins/index.json']) {
    const { status, headers, body } = await rawRequest(url, path, 'HEAD');
    expect({ status, body }).toEqual({ status: 200, body: '' });
    expect(Number(headers['content-length'])).toBeGreaterThan(0);
  }
});

test('a site that is built again meanwhile is served as it then is', async () => {
  const folder = join(root, 'rebuilt');
  writeFiles(folder, { 'index.html': 'before' });
  const { url } = await serve({ site: folder });
  writeFiles(folder, { 'index.html': 'after', 'assets/new-def456.js': 'new' });
  expect((await rawRequest(url, '/')).body).toBe('after');
  expect((await rawRequest(url, '/assets/new-def456.js')).body).toBe('new');
});

test('a site that is not built is an error that says how to build it', async () => {
  await expect(serveLab({ site: join(root, 'nowhere'), port: 0 })).rejects.toMatchObject({
    code: 'VITRUM_INVALID_OPTION',
    message: expect.stringMatching(/^The web lab is not built: .*index\.html does not exist\.$/),
    hint: 'Build it with: pnpm --filter web build:site',
  });
});

test('a port that is taken is an error that names it', async () => {
  const other = createServer().listen(0, 'localhost');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(serveLab({ site, port, datasets: [] })).rejects.toMatchObject({
    code: 'VITRUM_INVALID_OPTION',
    message: `The port ${port} is taken by another program.`,
    hint: expect.stringContaining('--port 0'),
  });
});

test('closing ends it, open connections included', async () => {
  const lab = await serveLab({ site, port: 0, datasets: [] });
  await fetch(lab.url); // keeps its connection alive
  await lab.close();
  await expect(fetch(lab.url)).rejects.toThrow();
});

test.each([
  ['localhost', true, 'http://localhost:80/'],
  ['lab.localhost', true, 'http://lab.localhost:80/'],
  ['127.0.0.1', true, 'http://127.0.0.1:80/'],
  ['::1', true, 'http://[::1]:80/'],
  ['0.0.0.0', false, 'http://localhost:80/'],
  ['::', false, 'http://localhost:80/'],
  ['192.168.0.7', false, 'http://192.168.0.7:80/'],
  ['localhost.example', false, 'http://localhost.example:80/'],
])('the host %s: secure without a certificate is %s, and the page is at %s', (host, isSecure, address) => {
  expect({ isSecure: isLoopback(host), address: addressOf(host, 80) }).toEqual({ isSecure, address });
});

describe('D18: a page elsewhere whose name was made to lead here', () => {
  test.each(['evil.example', 'evil.example:8080', 'localhost.evil.example', '10.0.0.7', 'evil.example.'])('gets nothing under %s', async (host) => {
    const { url } = await serve();
    for (const path of ['/', '/data/index.json', '/plugins/index.json']) {
      const { status, body } = await rawRequest(url, path, 'GET', { host });
      expect({ status, hasPage: body.includes('<title>lab') }).toEqual({ status: 421, hasPage: false });
    }
  });

  test.each(['localhost', 'LOCALHOST:1', 'lab.localhost:8080', '127.0.0.1', '127.0.0.1:8080', '[::1]', '[::1]:8080', 'localhost.'])(
    'is told from this machine as %s',
    async (host) => {
      const { url } = await serve();
      expect((await rawRequest(url, '/', 'GET', { host })).status).toBe(200);
    },
  );

  test.each([
    ['lab.example:8080', 'lab.example', true],
    ['other.example', 'lab.example', false],
    ['192.168.0.7:80', '0.0.0.0', true],
    ['[fe80::1]:80', '::', true],
    [`${hostname()}:80`, '0.0.0.0', true],
    [`${hostname()}.local`, '0.0.0.0', true],
    ['evil.example', '0.0.0.0', false],
  ])('%s on the host %s is its own: %s', (named, host, isOwn) => {
    expect(isOwnHost(named, host)).toBe(isOwn);
  });

  test('an empty host is refused: it would be every address', async () => {
    await expect(serve({ host: '' })).rejects.toMatchObject({ code: 'VITRUM_INVALID_OPTION', message: 'The host is empty.' });
  });
});

test.each([
  ['gzip;q=0, br;q=0', undefined],
  ['br;q=0.0, gzip', 'gzip'],
  ['gzip; q=0, br;q=1', 'br'],
])('D18: what is accepted as %s is sent as %s', async (accepted, encoding) => {
  const { url } = await serve();
  const { headers } = await rawRequest(url, '/assets/index-abc123.js', 'GET', { 'accept-encoding': accepted });
  expect(headers['content-encoding']).toBe(encoding);
});
