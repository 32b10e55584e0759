import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';
import { compressSite } from './vite/compress-site.ts';
import { contentSecurityPolicyMeta } from './vite/content-security-policy-meta.ts';
import { offlineSite } from './vite/offline-site.ts';
import { thirdPartyLicenses } from './vite/third-party-licenses.ts';

const licenses = thirdPartyLicenses();

export default defineConfig({
  plugins: [solid(), contentSecurityPolicyMeta(), offlineSite(), licenses.ofPage(), compressSite()],
  // Workspace imports resolve to source, as in the tests: the page is built from what is in the checkout.
  resolve: { conditions: ['@vitrum/source', 'module', 'browser', 'development|production'] },
  base: './',
  worker: { format: 'es', plugins: () => [licenses.ofWorker()] },
  build: {
    outDir: 'dist/site',
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the policy lets pictures alone come from data: addresses
  },
});
