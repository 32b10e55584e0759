import { isIPv6 } from 'node:net';

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|::1)$/i;
const everyAddress: readonly string[] = ['0.0.0.0', '::'];

/** True for a host that browsers count as a secure context without a certificate: this machine as it names itself. */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}

/** The address of a page that is served on a host; all addresses of this machine include `localhost`. */
export function addressOf(host: string, port: number): string {
  if (everyAddress.includes(host)) return `http://localhost:${port}/`;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}/`;
}
