import { once } from 'node:events';
import type { Server } from 'node:http';

/** The workspace's packages cannot be imported here: what resolves them to their sources holds for tests alone. */
export async function listenOnLocalhost(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The desk of the tests has no port.');
  return `http://127.0.0.1:${address.port}/`;
}
