import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request for one path, which begins with a slash and is decoded. */
export interface LabRequest {
  readonly path: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Answers a request and says so with true, or leaves it to the next route. */
export type Route = (request: LabRequest) => Promise<boolean>;
