/** Which packages the sources and the manifest of a package may name, by package. */
export type LayeringTable = Readonly<Record<string, readonly string[]>>;

/** In the list of a package that is for Node alone: all of Node's own modules, in all of its files. */
export const anyNodeModule = 'node:';

const contributions = {
  '@vitrum/activations': ['@vitrum/core', '@vitrum/tensor'],
  '@vitrum/losses': ['@vitrum/core', '@vitrum/tensor'],
  '@vitrum/layers': ['@vitrum/core', '@vitrum/tensor'],
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

/**
 * The import table of the architecture. Contribution packages are siblings that meet in a registry and never import each
 * other; only `vitrum` knows them all. Apps are not listed: they may import every package and any library of their field.
 */
export const layeringTable: LayeringTable = {
  ...engine,
  ...contributions,
  // The files of published datasets: a package of its own, since it needs Node's disk and network.
  '@vitrum/data-cache': ['@vitrum/core', '@vitrum/datasets', anyNodeModule, 'undici'],
  // What a person brings: a package of its own, since it needs Node and libraries that read foreign formats.
  '@vitrum/data-files': ['@vitrum/core', '@vitrum/tensor', '@vitrum/datasets', anyNodeModule, 'bmpimagejs', 'csv-parse', 'sharp', 'yauzl'],
  // What finds and imports a plugin: a package of its own, since it runs in Node and reads TypeScript.
  '@vitrum/plugins': ['@vitrum/core', anyNodeModule, 'import-meta-resolve', 'tsx'],
  // Curves as text and SVG: entries of their own draw with libraries, and the first entry takes ticks from one.
  '@vitrum/plots': ['@vitrum/core', '@vitrum/tensor', 'd3-array', 'simple-ascii-chart', 'vega', 'vega-lite'],
  // A tool for development: it trains and saves with the built-in parts.
  '@vitrum/plugin-kit': [...Object.keys(engine), '@vitrum/plots', '@vitrum/plugins', 'vitrum', 'vitest'],
  vitrum: [...Object.keys(engine), ...Object.keys(contributions)],
};

/** The floors of a package, lowest first; each floor is a list of files and folders of its `src`. */
export type FloorTable = Readonly<Record<string, readonly (readonly string[])[]>>;

/** A file imports from its own floor and from those below it alone. In a package that is listed here, every file has a floor. */
export const floorTable: FloorTable = {
  '@vitrum/core': [['errors', 'json.ts', 'version.ts'], ['contracts'], ['options'], ['plugin'], ['index.ts']],
};
