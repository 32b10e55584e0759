/**
 * What the page may load and run: its own origin and nothing else.
 *
 * `blob:` stands in two places because a module can be made in the page itself: the workers that compute in WebAssembly
 * threads, and plugins that were dragged into the page, start from such addresses. `'wasm-unsafe-eval'` lets WebAssembly
 * compile; it allows no `eval` of JavaScript.
 */
const directives: Readonly<Record<string, string>> = {
  'default-src': "'self'",
  'script-src': "'self' 'wasm-unsafe-eval' blob:",
  'worker-src': "'self' blob:",
  'style-src': "'self'",
  'img-src': "'self' blob: data:",
  'connect-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** Directives that browsers heed in a header alone. */
const headerOnly: readonly string[] = ['frame-ancestors'];

const join = (entries: readonly (readonly [string, string])[]): string => entries.map((entry) => entry.join(' ')).join('; ');

/** The policy as the header `Content-Security-Policy`. */
export const contentSecurityPolicy = join(Object.entries(directives));

/** The same policy where pages of these origins may show the lab in a frame. */
export function policyForFramesOf(origins: readonly string[]): string {
  return join(Object.entries(origins.length === 0 ? directives : { ...directives, 'frame-ancestors': ["'self'", ...origins].join(' ') }));
}

/** The same policy as a meta element, for hosts whose headers nobody can set. */
export const metaContentSecurityPolicy = join(Object.entries(directives).filter(([name]) => !headerOnly.includes(name)));
