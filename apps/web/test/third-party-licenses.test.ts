import { describe, expect, test } from 'vitest';
import { packageFolder } from '../vite/third-party-licenses.ts';

describe('the package to which a module belongs', () => {
  test.each([
    ['/repository/node_modules/.pnpm/three@0.187.0/node_modules/three/build/three.core.js', '/repository/node_modules/.pnpm/three@0.187.0/node_modules/three'],
    ['/repository/node_modules/@scope/name/index.js?worker', '/repository/node_modules/@scope/name'],
    ['/repository/node_modules/outer/node_modules/inner/index.js', '/repository/node_modules/outer/node_modules/inner'],
    ['\0/repository/node_modules/plain/index.js?commonjs', '/repository/node_modules/plain'],
    ['/repository/packages/core/src/index.ts', undefined],
    ['\0virtual:lessons', undefined],
  ])('%s', (id, folder) => {
    expect(packageFolder(id)).toBe(folder);
  });

  test.each(['vite', 'rolldown'])("a helper of %s is the tool's own", (tool) => {
    expect(packageFolder(`\0${tool}/helper.js`)).toMatch(new RegExp(`/node_modules/${tool}$`));
  });
});
