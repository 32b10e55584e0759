import type { ServerResponse } from 'node:http';

/** The headers of every answer, beside the policy. The first three make the page cross-origin isolated, which WebAssembly threads need. */
const securityHeaders: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** Sets them on an answer whose head has not been sent, with a Content-Security-Policy. */
export function setSecurityHeaders(response: ServerResponse, policy: string): void {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  response.setHeader('Content-Security-Policy', policy);
}
