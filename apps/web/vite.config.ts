import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';
import { compressSite } from './vite/compress-site.ts';
import { contentSecurityPolicyMeta } from './vite/content-security-policy-meta.ts';
import { offlineSite } from './vite/offline-site.ts';
import { siteAddress } from './vite/site-address.ts';
import { teachersPage } from './vite/teachers-page.ts';
import { thirdPartyLicenses } from './vite/third-party-licenses.ts';

const licenses = thirdPartyLicenses();

// A module that several lazily loaded parts share is a chunk of its own by default: forty small files, which compress badly. Those
// that the same parts share go together instead.
const sharedChunks = {
  codeSplitting: { groups: [{ name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 3000 }] },
  chunkFileNames: ({ name }: { readonly name: string }) => (name.startsWith('shared~') ? 'assets/shared-[hash].js' : 'assets/[name]-[hash].js'),
};

export default defineConfig({
  plugins: [solid(), contentSecurityPolicyMeta(), siteAddress(), teachersPage(), offlineSite(), licenses.ofPage(), compressSite()],
  // Workspace imports resolve to source, as in the tests: the page is built from what is in the checkout.
  resolve: { conditions: ['@vitrum/source', 'module', 'browser', 'development|production'] },
  base: './',
  worker: { format: 'es', plugins: () => [licenses.ofWorker()], rolldownOptions: { output: sharedChunks } },
  build: {
    outDir: 'dist/site',
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the policy lets pictures alone come from data: addresses
  },
});
