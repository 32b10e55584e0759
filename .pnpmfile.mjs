// The linter and the layering check read TypeScript through its JavaScript API, which TypeScript 7 does not have yet. They get the
// last version that has it; `typescript` is the catalog's everywhere else. A hook, because pnpm's `overrides` and
// `packageExtensions` do not reach what a package takes as a peer.
const typescript = 'npm:@typescript/typescript6@6.0.2';

const readsTypeScript = (name) => /^(@typescript-eslint\/.*|typescript-eslint|ts-api-utils|dependency-cruiser)$/.test(name);

function readPackage(manifest) {
  if (!readsTypeScript(manifest.name)) return manifest;
  const peers = Object.entries(manifest.peerDependencies ?? {}).filter(([name]) => name !== 'typescript');
  return { ...manifest, peerDependencies: Object.fromEntries(peers), dependencies: { ...manifest.dependencies, typescript } };
}

export const hooks = { readPackage };
