import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Paths in the repository that the benchmark reads or writes. */
export const paths = {
  repository: at('../..'),
  results: at('../results'),
  peers: at('../peers'),
  document: at('../../docs/benchmarks.md'),
  images: at('../../docs/images'),
  cli: at('../../apps/cli/dist/main.js'),
  library: at('../../packages/vitrum/dist/index.js'),
  vitrum: at('./vitrum'),
} as const;
