import { once } from 'node:events';
import type { Server } from 'node:http';
import { VitrumError } from '@vitrum/core';

/**
 * Lets a server listen, and gives the port: the next free one where 0 was asked for.
 *
 * @throws VITRUM_INVALID_OPTION when the port or the host cannot be had
 */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw describeFailure(error, port, host);
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

const anyPort = 'Name another one, or --port 0 for any that is free.';

function describeFailure(error: unknown, port: number, host: string): VitrumError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const invalid = (message: string, hint: string): VitrumError =>
    new VitrumError({ code: 'VITRUM_INVALID_OPTION', message, hint, cause: error });
  if (code === 'EADDRINUSE') return invalid(`The port ${port} is taken by another program.`, anyPort);
  if (code === 'EACCES') return invalid(`The port ${port} is not for you to take: this system reserves it.`, anyPort);
  const reason = error instanceof Error ? error.message : String(error);
  return invalid(`The host ${host} cannot be listened on: ${reason}.`, 'Use localhost, or an address that this machine has.');
}
