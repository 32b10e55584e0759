import { describe, expect, test } from 'vitest';
import { packageFolder } from '../vite/third-party-licenses.ts';
import { openLab } from './support/lab.ts';

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

test('the page links to the licenses, also where the service worker answers for it', async () => {
  const { page, context, url } = await openLab({ hasServiceWorker: true, address: '#room=plugins' });
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller !== null) return;
    await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
  });
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Licenses of the code by others' }).click();
  const licenses = await opened;
  await licenses.waitForLoadState();
  expect(licenses.url()).toBe(new URL('THIRD-PARTY-LICENSES.txt', url).href);
  expect(await licenses.innerText('body')).toMatch(/^three \d+\.\d+\.\d+ \(MIT\)$/m);
});
