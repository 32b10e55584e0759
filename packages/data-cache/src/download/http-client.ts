import type * as Undici from 'undici';
import type { Environment } from '../cache-folder.ts';
import { NetworkFailure, transientStatuses } from './network-failure.ts';
import { proxyAddresses } from './proxy-addresses.ts';

const maxRedirections = 5;

// Some servers turn away what does not name itself as a browser does, others what claims to be one.
const commonHeaders = { 'accept-encoding': 'identity', 'user-agent': 'Mozilla/5.0 (compatible; vitrum)' };

/** What an address is asked with. */
export interface GetOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds without a byte after which the connection is given up. */
  readonly stallTimeout: number;
  /** Decides after a failure whether the address is asked again, for the whole or for the rest. */
  readonly retry: Undici.RetryHandler.RetryCallback;
}

/** Asks addresses for files with undici. */
export class HttpClient {
  readonly #undici: typeof Undici;
  readonly #dispatcher: Undici.Dispatcher;

  constructor(undici: typeof Undici, dispatcher: Undici.Dispatcher) {
    this.#undici = undici;
    this.#dispatcher = dispatcher;
  }

  /**
   * A client that goes through the proxies that the environment names.
   *
   * @throws VITRUM_INVALID_OPTION when a variable holds no address
   */
  static async open(environment: Environment): Promise<HttpClient> {
    const proxies = proxyAddresses(environment);
    const undici = await import('undici'); // most commands download nothing
    // Many proxies refuse to tunnel to port 80: plain HTTP is requested without a tunnel.
    const dispatcher = proxies === undefined ? new undici.Agent() : new undici.EnvHttpProxyAgent({ ...proxies, proxyTunnel: false });
    return new HttpClient(undici, dispatcher);
  }

  /**
   * Asks for an address and follows redirections, but never from a secure address to one that is not.
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

/** Lets go of an answer that is not read to its end: undici would go on asking for the rest. */
export function giveUp({ body }: Undici.Dispatcher.ResponseData): void {
  body.on('error', () => undefined).destroy(); // the error says that it was given up
}

const refuseInsecure: Undici.Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  if (new URL(options.origin ?? '').protocol === 'https:') return dispatch(options, handler);
  throw new NetworkFailure('redirected from https to http, which is not followed');
};
