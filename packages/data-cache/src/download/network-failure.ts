import { STATUS_CODES } from 'node:http';
import { isVitrumError } from '@vitrum/core';
import { systemCode, systemReason } from '@vitrum/core/internal';
import type { errors } from 'undici';

/** Further facts about a failure. */
export interface FailureDetails {
  /** True if the same request may succeed later. */
  readonly isTransient?: boolean;
  /** The HTTP status. */
  readonly status?: number;
  /** Milliseconds the server asked the client to wait. */
  readonly retryAfter?: number | undefined;
}

/** Why a request failed; the message says what the server did: `refused the connection`. */
export class NetworkFailure extends Error {
  override readonly name = 'NetworkFailure';
  readonly details: FailureDetails;

  constructor(message: string, details: FailureDetails = {}, cause?: unknown) {
    super(message, { cause });
    this.details = details;
  }
}

/** Transient HTTP statuses: RFC 9110, §15.5.9 and §15.6; RFC 8470; RFC 6585, §4. */
export const transientStatuses: readonly number[] = [408, 425, 429, ...Array.from({ length: 100 }, (_, index) => 500 + index)];

/** The failure for an HTTP error status, with the `Retry-After` header. */
export function refusal(status: number, retryAfter: unknown): NetworkFailure {
  const reason = status < 300 ? `answered ${status}, and that without the file` : `answered ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd();
  return new NetworkFailure(reason, { status, isTransient: transientStatuses.includes(status), retryAfter: millisecondsIn(retryAfter) });
}

/** `Retry-After` in milliseconds; the header gives seconds or a date: RFC 9110, §10.2.3. */
function millisecondsIn(retryAfter: unknown): number | undefined {
  if (typeof retryAfter !== 'string') return undefined;
  if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter) * 1000;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** True if a server could not resume: it sent the whole file, another part or version, or nothing. */
export function isNotTheRest(error: unknown): boolean {
  const status = toNetworkFailure(error, 0)?.details.status;
  return status !== undefined && [200, 206, 412, 416].includes(status);
}

const brokeOff = { reason: 'broke off the connection', isTransient: true };
const noAddress = { reason: 'redirected to something that is no web address' };
const unreachable = { reason: 'could not be reached from this network' };
const late = { reason: 'did not answer in time' };

/** Wording of errors from Node and undici, and whether a retry is worthwhile. Without a network, it is not. */
const knownErrors: Readonly<Record<string, { readonly reason: string; readonly isTransient?: boolean }>> = {
  ECONNREFUSED: { reason: 'refused the connection' },
  ENOTFOUND: { reason: 'could not be found' },
  EAI_AGAIN: { reason: 'could not be looked up' },
  ENETUNREACH: unreachable,
  EHOSTUNREACH: unreachable,
  ETIMEDOUT: late,
  UND_ERR_CONNECT_TIMEOUT: late,
  ECONNRESET: brokeOff,
  EPIPE: brokeOff,
  UND_ERR_SOCKET: brokeOff,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: brokeOff,
  UND_ERR_INVALID_ARG: noAddress,
  ERR_INVALID_URL: noAddress,
};

/**
 * The network failure that an error during a download represents; undefined for other errors. `stallTimeout` is for the message.
 */
export function toNetworkFailure(error: unknown, stallTimeout: number): NetworkFailure | undefined {
  if (error instanceof NetworkFailure) return error;
  const code = systemCode(error);
  if (code === undefined || isVitrumError(error)) return undefined;
  if (isAnswer(error)) return refusal(error.statusCode, error.headers['retry-after']);
  if (code === 'ERR_ASSERTION') return refusal(206, undefined); // undici asserts that a partial response states its range
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return new NetworkFailure(`sent nothing for ${stallTimeout / 1000} s`, { isTransient: true }, error);
  }
  if (systemReason(error).startsWith('Redirect loop')) return new NetworkFailure('redirected in a circle', {}, error);
  const { reason, ...details } = knownErrors[code] ?? { reason: `could not be fetched (${systemReason(error).replace(/\.$/, '')})` };
  return new NetworkFailure(reason, details, error);
}

/** True for a response that undici reports as an error. */
function isAnswer(error: unknown): error is errors.RequestRetryError {
  return systemCode(error) === 'UND_ERR_REQ_RETRY';
}
