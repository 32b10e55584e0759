import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PublishedDataset } from '@vitrum/core';
import { createFolderContext, type Environment } from '@vitrum/data-cache';
import { HttpClient } from '../src/download/http-client.ts';
import { proxyAddresses } from '../src/download/proxy-addresses.ts';
import { thrownBy } from '../../datasets/test/support/thrown-by.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port; // it listens on a port, not on a pipe
}

const startOrigin = (): Promise<number> => listen(createServer((_, response) => void response.end('straight')));

/** A proxy that answers plain requests itself, opens tunnels, and keeps what it was asked for. */
async function startProxy() {
  const asked: string[] = [];
  const credentials = new Set<string | undefined>();
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    credentials.add(request.headers['proxy-authorization']);
    response.end('through the proxy');
  });
  server.on('connect', ({ url = '' }, socket) => {
    asked.push(`CONNECT ${url}`);
    const [host, port] = url.split(':');
    const target = connect(Number(port), host === 'nowhere.invalid' ? '127.0.0.1' : host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    target.on('error', () => socket.destroy());
    socket.on('error', () => target.destroy());
  });
  return { port: await listen(server), asked, credentials };
}

/** Asks an address through the proxies that the environment names. */
async function ask(environment: Environment, address: string): Promise<string> {
  const client = await HttpClient.open(environment);
  onTestFinished(() => client.close());
  const { body } = await client.get(address, { headers: {}, signal: undefined, stallTimeout: 10_000, retry: (error, _context, answer) => answer(error) });
  return body.text();
}

test('without a proxy variable there is none', () => {
  expect(proxyAddresses({})).toBeUndefined();
  expect(proxyAddresses({ HTTP_PROXY: '', https_proxy: ' ', NO_PROXY: '*' })).toBeUndefined();
});

describe('a plain address', () => {
  test.each(['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'])('goes through the proxy in %s', async (name) => {
    const proxy = await startProxy();
    expect(await ask({ [name]: `http://127.0.0.1:${proxy.port}` }, 'http://nowhere.invalid/file')).toBe('through the proxy');
    expect(proxy.asked).toEqual(['GET http://nowhere.invalid/file']);
  });

  test('goes through a proxy that is named without http://, with its password', async () => {
    const proxy = await startProxy();
    await ask({ HTTP_PROXY: `ada:secret@127.0.0.1:${proxy.port}` }, 'http://nowhere.invalid/');
    expect([...proxy.credentials]).toEqual([`Basic ${Buffer.from('ada:secret').toString('base64')}`]);
  });

  test.each(['127.0.0.1', 'other.example,127.0.0.1', '*'])('goes straight to a host in NO_PROXY=%s', async (noProxy) => {
    const [origin, proxy] = [await startOrigin(), await startProxy()];
    expect(await ask({ HTTP_PROXY: `http://127.0.0.1:${proxy.port}`, no_proxy: noProxy }, `http://127.0.0.1:${origin}/`)).toBe('straight');
    expect(proxy.asked).toEqual([]);
  });
});

// What comes through the tunnel is no TLS here: that it was opened is what counts.
test.each(['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY'])('a secure address goes through a tunnel of the proxy in %s', async (name) => {
  const [origin, proxy] = [await startOrigin(), await startProxy()];
  await expect(ask({ [name]: `http://127.0.0.1:${proxy.port}` }, `https://nowhere.invalid:${origin}/`)).rejects.toThrow();
  expect(proxy.asked).toEqual([`CONNECT nowhere.invalid:${origin}`]);
});

test.each(['http://', 'ftp://proxy.example', 'a b'])('"%s" is no address of a proxy', async (value) => {
  expect(await thrownBy(() => HttpClient.open({ HTTPS_PROXY: value }))).toMatchObject({
    code: 'VITRUM_INVALID_OPTION',
    message: `The environment variable HTTPS_PROXY is "${value}", which is not the address of a proxy.`,
  });
});

test('a dataset is downloaded through the proxy that its environment names', async () => {
  const content = Buffer.from('content');
  const proxy = createServer((_, response) => void response.end(gzipSync(content)));
  const environment = { HTTP_PROXY: `http://127.0.0.1:${await listen(proxy)}` };
  const file = { name: 'file', size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  const published: PublishedDataset = { name: 'one', folder: 'one', files: [file], mirrors: ['http://nowhere.invalid/one/'] };
  const context = createFolderContext({ environment, cacheDir: await temporaryFolder() });
  expect(Buffer.from((await context.read(published, file)).bytes).toString()).toBe('content');
});
