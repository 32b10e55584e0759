import { isIP, isIPv6 } from 'node:net';
import { hostname } from 'node:os';

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|::1)$/i;
const everyAddress: readonly string[] = ['0.0.0.0', '::'];

/** True for a host that browsers count as a secure context without a certificate: this machine as it names itself. */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}

/**
 * True where a request may name `named` as its host, of a page that is served on `host`. A page elsewhere whose name was made
 * to lead here must not read what is served: it comes with that name.
 *
 * @param named - The header Host, with its port where it has one.
 */
export function isOwnHost(named: string, host: string): boolean {
  const name = named.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '').toLowerCase();
  if (isLoopback(name) || name === host.toLowerCase()) return true;
  if (!everyAddress.includes(host)) return false;
  const own = hostname().toLowerCase();
  return isIP(name) !== 0 || name === own || name === `${own}.local`;
}

/** The address of a page that is served on a host; all addresses of this machine include `localhost`. */
export function addressOf(host: string, port: number): string {
  if (everyAddress.includes(host)) return `http://localhost:${port}/`;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}/`;
}
