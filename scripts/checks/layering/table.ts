/** The packages that each package may import and list in its manifest. */
export type LayeringTable = Readonly<Record<string, readonly string[]>>;

/** Marks a Node-only package: all files may use all of Node's modules. */
export const anyNodeModule = 'node:';

const contributions = {
  '@vitrum/augmentations': ['@vitrum/core', '@vitrum/tensor'],
  '@vitrum/activations': ['@vitrum/core', '@vitrum/tensor'],
  '@vitrum/losses': ['@vitrum/core', '@vitrum/tensor'],
  '@vitrum/layers': ['@vitrum/core', '@vitrum/tensor'],
  '@vitrum/networks': ['@vitrum/core', '@vitrum/tensor'],
  '@vitrum/optimizers': ['@vitrum/core', '@vitrum/tensor'],
  '@vitrum/datasets': ['@vitrum/core', '@vitrum/tensor'],
  '@vitrum/backend-wasm': ['@vitrum/core', '@vitrum/tensor'],
} as const;

const engine = {
  '@vitrum/core': [],
  '@vitrum/tensor': ['@vitrum/core'],
  '@vitrum/network': ['@vitrum/core', '@vitrum/tensor'],
  '@vitrum/trainer': ['@vitrum/core', '@vitrum/tensor', '@vitrum/network'],
  '@vitrum/formats': ['@vitrum/core', '@vitrum/tensor', '@vitrum/network'],
  '@vitrum/runs': ['@vitrum/core', '@vitrum/tensor', '@vitrum/network', '@vitrum/trainer', '@vitrum/formats', '@vitrum/datasets'],
} as const;

/** What a file format may import: the contract, and what formats share. */
const formatLayers = ['@vitrum/core', '@vitrum/formats'] as const;

/**
 * The import table of the architecture. Contribution packages are siblings that meet in a registry and never import each other;
 * only `vitrum` imports them all. Apps are not listed: they may import every package and any library.
 */
export const layeringTable: LayeringTable = {
  ...engine,
  ...contributions,
  // Networks in 8-bit integers: what formats that write them share.
  '@vitrum/quantization': ['@vitrum/core', '@vitrum/tensor', '@vitrum/activations', '@vitrum/formats'],
  // File formats of models: a package each, so that a program has only those that it names.
  '@vitrum/format-c': [...formatLayers, '@vitrum/quantization'],
  '@vitrum/format-javascript': formatLayers,
  '@vitrum/format-keras': [...formatLayers, '@vitrum/keras-layers'],
  '@vitrum/format-npz': [...formatLayers, '@vitrum/datasets'],
  '@vitrum/format-onnx': [...formatLayers, '@vitrum/datasets', '@vitrum/tensor', 'pbf'],
  '@vitrum/format-python': formatLayers,
  '@vitrum/format-safetensors': formatLayers,
  '@vitrum/format-tflite': [...formatLayers, '@vitrum/tensor', '@vitrum/quantization', 'flatbuffers'],
  '@vitrum/format-tfjs': [...formatLayers, '@vitrum/keras-layers'],
  '@vitrum/keras-layers': [...formatLayers, '@vitrum/tensor'],
  // Published datasets: a separate package, since it needs Node's file system and network.
  '@vitrum/data-cache': ['@vitrum/core', '@vitrum/datasets', anyNodeModule, 'tar-stream', 'undici', 'yauzl'],
  // User data: a separate package, since it needs Node and libraries for third-party formats.
  '@vitrum/data-files': ['@vitrum/core', '@vitrum/tensor', '@vitrum/datasets', '@vitrum/data-cache', anyNodeModule, 'bmpimagejs', 'csv-parse', 'sharp'],
  // Loading of plugins: a separate package, since it runs in Node and reads TypeScript.
  '@vitrum/plugins': ['@vitrum/core', anyNodeModule, 'import-meta-resolve', 'tsx'],
  // Curves as text and SVG: the exports that draw use libraries, and the main export takes ticks from one.
  '@vitrum/plots': ['@vitrum/core', '@vitrum/tensor', 'd3-array', 'simple-ascii-chart', 'vega', 'vega-lite'],
  // Sweeps of runs: what is tried next, and what came out. Who trains is the caller's.
  '@vitrum/sweeps': ['@vitrum/core', '@vitrum/datasets', '@vitrum/runs', '@vitrum/tensor', '@vitrum/trainer'],
  // A queue for sweeps: a separate package, since it needs a Redis and the library for it.
  '@vitrum/sweeps-bullmq': ['@vitrum/core', '@vitrum/runs', anyNodeModule, 'bullmq', 'ioredis'],
  // A development tool: it trains and saves with the built-in contributions.
  '@vitrum/plugin-kit': [...Object.keys(engine), '@vitrum/plots', '@vitrum/plugins', 'vitrum', 'vitest'],
  // For Node it reads and downloads datasets; the libraries of data-files are too large for everybody.
  vitrum: [...Object.keys(engine), ...Object.keys(contributions), '@vitrum/data-cache'],
};

/** The floors of a package, lowest first; each floor is a list of files and folders of its `src`. */
export type FloorTable = Readonly<Record<string, readonly (readonly string[])[]>>;

/** A file imports only from its own floor and those below. In a package listed here, every file has a floor. */
export const floorTable: FloorTable = {
  '@vitrum/core': [['errors', 'json.ts', 'version.ts'], ['contracts'], ['options'], ['plugin'], ['index.ts', 'internal.ts']],
};
