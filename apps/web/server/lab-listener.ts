import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { sendJson, sendNotFound } from './answer.ts';
import { isOwnHost } from './host.ts';
import type { LabRequest, Route } from './route.ts';
import { setSecurityHeaders } from './security-headers.ts';

/** How a lab answers. */
export interface Answering {
  readonly routes: readonly Route[];
  /** The host that it is served on. */
  readonly host: string;
  /** The header Content-Security-Policy. */
  readonly policy: string;
}

/** Asks one route after the other to answer a request that names the host that the lab is served on. */
export function labListener(answering: Answering): RequestListener {
  return (request, response) => void answer(answering, request, response);
}

async function answer({ routes, host, policy }: Answering, request: IncomingMessage, response: ServerResponse): Promise<void> {
  setSecurityHeaders(response, policy);
  const labRequest: LabRequest = { path: pathOf(request), request, response };
  try {
    const { host: named = host } = request.headers;
    if (!isOwnHost(named, host)) {
      sendJson(labRequest, 421, { error: 'The lab is not served under that host: open it under localhost, or the host that it was started with.' });
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      sendJson(labRequest, 405, { error: `The lab answers GET and HEAD, not ${request.method ?? 'this'}.` });
      return;
    }
    for (const route of routes) {
      if (await route(labRequest)) return;
    }
    sendNotFound(labRequest);
  } catch (error) {
    fail(labRequest, error);
  }
}

/** What was asked for, decoded; a path that cannot be decoded names nothing. */
function pathOf({ url = '/' }: IncomingMessage): string {
  const [path = '/'] = url.split(/[?#]/, 1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A browser that goes away while it is answered is no error, and nobody is left to be told. */
function fail(labRequest: LabRequest, error: unknown): void {
  const { response } = labRequest;
  if (response.headersSent) response.destroy();
  else sendJson(labRequest, 500, { error: error instanceof Error ? error.message : String(error) });
}
