import { VitrumError } from '@vitrum/core';
import type { Environment } from '@vitrum/data-cache';

/** Which proxies the environment names. */
interface ProxyAddresses {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  readonly noProxy: string;
}

/**
 * A `fetch` that goes through the proxies that HTTP_PROXY, HTTPS_PROXY and ALL_PROXY name, in capitals or not, except to the
 * hosts in NO_PROXY. Undefined where none is named: the built-in `fetch` does then.
 *
 * @throws VITRUM_INVALID_OPTION when a variable holds no address
 */
export function proxyFetch(environment: Environment): typeof fetch | undefined {
  const proxies = proxyAddresses(environment);
  if (proxies === undefined) return undefined;
  let opened: Promise<typeof fetch> | undefined;
  return async (input, init) => {
    opened ??= openProxies(proxies); // once, and not before something is fetched
    const fetchThrough = await opened;
    return fetchThrough(input, init);
  };
}

async function openProxies(proxies: ProxyAddresses): Promise<typeof fetch> {
  const { EnvHttpProxyAgent, fetch: undiciFetch } = await import('undici');
  // Many proxies refuse to tunnel to port 80: a plain address is asked for in the plain way.
  const dispatcher = new EnvHttpProxyAgent({ ...proxies, proxyTunnel: false });
  const throughProxy: typeof undiciFetch = (input, init) => undiciFetch(input, { ...init, dispatcher });
  // Node's own `fetch` is undici's, of another version: their declared types differ in what nobody here uses.
  return throughProxy as unknown as typeof fetch;
}

function proxyAddresses(environment: Environment): ProxyAddresses | undefined {
  const any = addressIn(environment, 'ALL_PROXY');
  const httpProxy = addressIn(environment, 'HTTP_PROXY') || any;
  const httpsProxy = addressIn(environment, 'HTTPS_PROXY') || any;
  if (httpProxy === '' && httpsProxy === '') return undefined;
  return { httpProxy, httpsProxy, noProxy: valueOf(environment, 'NO_PROXY') };
}

/** The address in a variable; `proxy:3128` stands for `http://proxy:3128`, as with curl. */
function addressIn(environment: Environment, name: string): string {
  const value = valueOf(environment, name);
  if (value === '') return '';
  const address = value.includes('://') ? value : `http://${value}`;
  if (URL.canParse(address) && /^(https?|socks5?):$/.test(new URL(address).protocol)) return address;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The environment variable ${name} is "${value}", which is not the address of a proxy.`,
    hint: `Give one such as http://proxy.example:3128, or unset ${name}.`,
  });
}

/** As with curl, the name in small letters comes first. */
function valueOf(environment: Environment, name: string): string {
  return (environment[name.toLowerCase()] ?? environment[name] ?? '').trim();
}
