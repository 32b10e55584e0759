import { VitrumError } from '@vitrum/core';
import type { Environment } from '../cache-folder.ts';

/** Which proxies the environment names; an empty text stands for none. */
export interface ProxyAddresses {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  readonly noProxy: string;
}

/**
 * The proxies that HTTP_PROXY, HTTPS_PROXY and ALL_PROXY name, in capitals or not, and the hosts in NO_PROXY that are asked without
 * them. Undefined where none is named.
 *
 * @throws VITRUM_INVALID_OPTION when a variable holds no address
 */
export function proxyAddresses(environment: Environment): ProxyAddresses | undefined {
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
