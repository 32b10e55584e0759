import type { PluginOption } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { keptData } from '../src/page/offline/kept-data.ts';

const mebibyte = 1_048_576;

/** The service worker that keeps the whole site for use without a network, and the manifest with which it can be installed. */
export function offlineSite(): PluginOption {
  return VitePWA({
    registerType: 'prompt',
    injectRegister: null, // src/page/offline registers it: the policy allows no inline script
    manifest: {
      name: 'vitrum: the web lab',
      short_name: 'vitrum',
      description: 'See a neural network learn to read digits, and understand why it does.',
      lang: 'en',
      start_url: './',
      scope: './',
      display: 'standalone',
      theme_color: '#14181f',
      background_color: '#14181f',
      icons: [
        { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    includeManifestIcons: false, // they are among the files below
    workbox: {
      globPatterns: ['**/*'],
      globIgnores: ['data/**', 'plugins/**', '**/*.{br,gz,map}', 'sw.js', 'manifest.webmanifest', 'THIRD-PARTY-LICENSES.txt', 'og.png'], // the manifest is added anyway
      maximumFileSizeToCacheInBytes: 32 * mebibyte,
      // Names below assets/ hold a hash of their content.
      dontCacheBustURLsMatching: /\/?assets\//,
      navigateFallback: 'index.html',
      navigateFallbackDenylist: [/\/(data|plugins)\//, /\/THIRD-PARTY-LICENSES\.txt$/], // the page links to the licenses, which need a connection
      clientsClaim: true, // so that what the first visit fetches is kept too
      cleanupOutdatedCaches: true,
      inlineWorkboxRuntime: true,
      sourcemap: false,
      runtimeCaching: [
        {
          urlPattern: keptData,
          handler: 'CacheFirst',
          options: { cacheName: 'vitrum-data', cacheableResponse: { statuses: [200] } },
        },
        {
          // Which datasets and plugins there are, and the plugins themselves.
          urlPattern: /\/(data\/index\.json|plugins\/[^/?]+)$/,
          handler: 'NetworkFirst',
          options: { cacheName: 'vitrum-lists', cacheableResponse: { statuses: [200] } },
        },
      ],
    },
  });
}
