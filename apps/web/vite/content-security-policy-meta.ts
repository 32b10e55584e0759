import type { Plugin } from 'vite';
import { metaContentSecurityPolicy } from '../server/content-security-policy.ts';

/** Puts the policy into the built page. The development server needs inline scripts, so that it goes without. */
export function contentSecurityPolicyMeta(): Plugin {
  return {
    name: 'vitrum:content-security-policy-meta',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: metaContentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}
