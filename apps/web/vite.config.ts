import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

export default defineConfig({
  plugins: [solid()],
  // Workspace imports resolve to source, as in the tests: the page is built from what is in the checkout.
  resolve: { conditions: ['@vitrum/source', 'module', 'browser', 'development|production'] },
  base: './',
  worker: { format: 'es' },
  build: { outDir: 'dist/site', target: 'es2023', modulePreload: { polyfill: false } },
});
