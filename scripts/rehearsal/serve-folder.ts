import { once } from 'node:events';
import { createServer } from 'node:http';
import sirv from 'sirv';

/** A folder that is served on 127.0.0.1. */
export interface ServedFolder {
  /** With a slash at its end. */
  readonly address: string;
  readonly close: () => void;
}

/** Serves the files of a folder, with further headers. */
export async function serveFolder(folder: string, headers: Readonly<Record<string, string>> = {}): Promise<ServedFolder> {
  const serve = sirv(folder, {
    dev: true,
    setHeaders: (response) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    },
  });
  const server = createServer((request, response) => {
    serve(request, response, () => {
      response.writeHead(404).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://127.0.0.1:${address.port}/`, close };
}
