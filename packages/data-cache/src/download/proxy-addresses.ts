import { VitrumError } from '@vitrum/core';
import type { Environment } from '../cache-folder.ts';

/** The proxies set in the environment; empty for none. */
export interface ProxyAddresses {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  readonly noProxy: string;
}

/**
 * The proxies in HTTP_PROXY, HTTPS_PROXY and ALL_PROXY, in upper or lower case, and the exceptions in NO_PROXY. Undefined if no
 * proxy is set.
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

/** The URL in a variable; as in curl, `proxy:3128` means `http://proxy:3128`. */
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

/** As in curl, the lower-case name takes precedence. */
function valueOf(environment: Environment, name: string): string {
  return (environment[name.toLowerCase()] ?? environment[name] ?? '').trim();
}
