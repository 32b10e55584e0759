import { systemCode, systemReason } from '@vitrum/core';

/** Why an address did not give what was asked for: its message is what the server did, `refused the connection`. */
export class NetworkFailure extends Error {
  /** True where the same request may well succeed a little later. */
  readonly isTransient: boolean;
  /** Milliseconds that the server wants to be left alone for. */
  readonly retryAfter: number | undefined;

  constructor(
    message: string,
    { isTransient = false, retryAfter, cause }: { isTransient?: boolean; retryAfter?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.name = 'NetworkFailure';
    this.isTransient = isTransient;
    this.retryAfter = retryAfter;
  }
}

/** What is said of the errors of Node and undici, and whether it pays to try again. Without a network, it does not. */
const knownErrors: Readonly<Record<string, { readonly reason: string; readonly isTransient?: boolean }>> = {
  ECONNREFUSED: { reason: 'refused the connection' },
  ENOTFOUND: { reason: 'could not be found' },
  EAI_AGAIN: { reason: 'could not be looked up' },
  ENETUNREACH: { reason: 'could not be reached from this network' },
  EHOSTUNREACH: { reason: 'could not be reached from this network' },
  ETIMEDOUT: { reason: 'did not answer in time' },
  UND_ERR_CONNECT_TIMEOUT: { reason: 'did not answer in time' },
  ECONNRESET: { reason: 'broke off the connection', isTransient: true },
  EPIPE: { reason: 'broke off the connection', isTransient: true },
  UND_ERR_SOCKET: { reason: 'broke off the connection', isTransient: true },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: { reason: 'broke off the connection', isTransient: true },
  UND_ERR_HEADERS_TIMEOUT: { reason: 'did not answer in time', isTransient: true },
  UND_ERR_BODY_TIMEOUT: { reason: 'stopped sending', isTransient: true },
};

/** What an error that `fetch` threw says about the network; undefined for an error that is about something else. */
export function toNetworkFailure(error: unknown): NetworkFailure | undefined {
  if (error instanceof NetworkFailure) return error;
  // `fetch` puts every trouble with the network into the cause of a TypeError.
  if (!(error instanceof TypeError) || error.cause === undefined) return undefined;
  const known = knownErrors[systemCode(error.cause) ?? ''];
  const reason = known?.reason ?? `could not be fetched (${systemReason(error.cause).replace(/\.$/, '')})`;
  return new NetworkFailure(reason, { isTransient: known?.isTransient ?? false, cause: error });
}
