/**
 * What the rehearsal takes from the registry besides our packages: exact versions, so that only vitrum differs from one rehearsal to
 * the next. None of it is installed in this repository.
 */
export const versions = {
  '@rollup/plugin-node-resolve': '16.0.3',
  '@yarnpkg/cli-dist': '4.18.1',
  bun: '1.4.5',
  deno: '2.9.6',
  esbuild: '0.28.2',
  rollup: '4.68.8',
  vite: '8.3.8',
  webpack: '5.113.0',
  'webpack-cli': '7.3.1',
  workerd: '1.20261117.1',
  yarn: '1.22.22',
} as const;

/** The oldest TypeScript that the types promise, and one between it and this repository's own, the newest. */
export const compilers = ['5.7.3', '6.0.2'] as const;

/** The oldest Node that the manifests promise; the newest is the one that the registry calls `latest`. */
export const oldestNode = '22.12.0';
