import { NetworkFailure } from './network-failure.ts';

/** What {@link request} needs besides the address. */
export interface RequestOptions {
  readonly fetch: typeof fetch;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

const mostRedirections = 5;
/** Other answers that say "not now": RFC 9110, §15.5.9; RFC 8470; RFC 6585, §4. */
const transientStatuses: readonly number[] = [408, 425, 429];
/** A range that lies outside the file; only who asked for one knows what that means. RFC 9110, §15.5.17. */
export const rangeNotSatisfiable = 416;

// Some servers turn away what does not name itself as a browser does, others what claims to be one.
const commonHeaders = { 'accept-encoding': 'identity', 'user-agent': 'Mozilla/5.0 (compatible; vitrum)' };

/**
 * Asks for an address and follows redirections, but never from a secure address to one that is not.
 *
 * @returns The answer where it is a success, or {@link rangeNotSatisfiable}; its body has not been read.
 * @throws NetworkFailure; what `fetch` throws
 */
export async function request(address: string, options: RequestOptions): Promise<Response> {
  let current = address;
  for (let redirections = 0; redirections <= mostRedirections; redirections++) {
    const { signal } = options;
    const response = await options.fetch(current, { signal, redirect: 'manual', headers: { ...commonHeaders, ...options.headers } });
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      current = redirectionTarget(current, location);
    } else if (response.ok || response.status === rangeNotSatisfiable) {
      return response;
    } else {
      await response.body?.cancel();
      throw refusal(response);
    }
  }
  throw new NetworkFailure(`redirected more than ${mostRedirections} times`);
}

function redirectionTarget(from: string, location: string): string {
  const target = URL.canParse(location, from) ? new URL(location, from) : undefined;
  if (target === undefined || !/^https?:$/.test(target.protocol)) throw new NetworkFailure('redirected to something that is no web address');
  if (new URL(from).protocol === 'https:' && target.protocol === 'http:') {
    throw new NetworkFailure('redirected from https to http, which is not followed');
  }
  return target.href;
}

function refusal({ status, statusText, headers }: Response): NetworkFailure {
  const isTransient = transientStatuses.includes(status) || status >= 500;
  const reason = `answered ${status} ${statusText}`.trimEnd();
  return new NetworkFailure(reason, { isTransient, retryAfter: retryAfter(headers.get('retry-after')) });
}

/** Milliseconds in a `Retry-After`, which gives seconds or a date: RFC 9110, §10.2.3. */
function retryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
