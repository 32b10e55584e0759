import type * as Undici from 'undici';
import type { Environment } from '../cache-folder.ts';
import { NetworkFailure, transientStatuses } from './network-failure.ts';
import { proxyAddresses } from './proxy-addresses.ts';

const maxRedirections = 5;

// Some servers reject clients that do not look like a browser, others those that pretend to be one.
const commonHeaders = { 'accept-encoding': 'identity', 'user-agent': 'Mozilla/5.0 (compatible; vitrum)' };

/** Options of a GET request. */
export interface GetOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds without data after which the connection is closed. */
  readonly stallTimeout: number;
  /** Decides after a failure whether to retry, for the whole file or the rest. */
  readonly retry: Undici.RetryHandler.RetryCallback;
}

/** Requests files over HTTP, with undici. */
export class HttpClient {
  readonly #undici: typeof Undici;
  readonly #dispatcher: Undici.Dispatcher;

  constructor(undici: typeof Undici, dispatcher: Undici.Dispatcher) {
    this.#undici = undici;
    this.#dispatcher = dispatcher;
  }

  /**
   * Opens a client that uses the proxies set in the environment.
   *
   * @throws VITRUM_INVALID_OPTION when a variable holds no address
   */
  static async open(environment: Environment): Promise<HttpClient> {
    const proxies = proxyAddresses(environment);
    const undici = await import('undici'); // most commands download nothing
    // Many proxies refuse tunnels to port 80, so plain HTTP is sent without one.
    const dispatcher = proxies === undefined ? new undici.Agent() : new undici.EnvHttpProxyAgent({ ...proxies, proxyTunnel: false });
    return new HttpClient(undici, dispatcher);
  }

  /**
   * Requests a URL and follows redirects, but never from HTTPS to HTTP.
   *
   * @throws NetworkFailure; the errors of undici
   */
  async get(address: string, { headers, signal, stallTimeout, retry }: GetOptions): Promise<Undici.Dispatcher.ResponseData> {
    const { interceptors, request } = this.#undici;
    const dispatcher = this.#dispatcher.compose([
      ...(address.startsWith('https:') ? [refuseInsecure] : []),
      interceptors.redirect({ maxRedirections }),
      interceptors.retry({ retry, statusCodes: [...transientStatuses] }),
    ]);
    const timeouts = { headersTimeout: stallTimeout, bodyTimeout: stallTimeout };
    const response = await request(address, { dispatcher, headers: { ...commonHeaders, ...headers }, signal, ...timeouts });
    const isRedirection = response.statusCode >= 300 && response.statusCode < 400 && response.headers['location'] !== undefined;
    if (!isRedirection) return response;
    giveUp(response);
    throw new NetworkFailure(`redirected more than ${maxRedirections} times`);
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
  }
}

/** Discards a response that is not read to its end; undici would otherwise keep requesting the rest. */
export function giveUp({ body }: Undici.Dispatcher.ResponseData): void {
  body.on('error', () => undefined).destroy(); // the error that destroy() causes
}

const refuseInsecure: Undici.Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  if (new URL(options.origin ?? '').protocol === 'https:') return dispatch(options, handler);
  throw new NetworkFailure('redirected from https to http, which is not followed');
};
