import { createServer, type RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';

/** A mirror on this machine. */
export interface Mirror {
  readonly address: string;
  /** Names of the files that were asked for, in order. */
  readonly requests: readonly string[];
}

/** Serves every request with `listener` until the test is over. */
export async function startMirror(listener: RequestListener): Promise<Mirror> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push((request.url ?? '').split('/').at(-1) ?? '');
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(close);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return { address: `http://127.0.0.1:${address.port}/files/`, requests };
}

/** The address of a port on which nobody listens. */
export async function deadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return `http://127.0.0.1:${address.port}/`;
}
