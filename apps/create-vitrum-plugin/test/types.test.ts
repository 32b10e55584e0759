import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describePlugin } from '../src/description.ts';
import { kindNames } from '../src/kinds.ts';
import { packageManagerOf } from '../src/package-manager.ts';
import { writePlugin } from '../src/write-plugin.ts';
import { folderInPackage } from './support/temporary-folder.ts';

const packages = fileURLToPath(new URL('../../../packages', import.meta.url));
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

/** The output of tsc for new plugins of every kind, with their own settings, against the sources of this repository. */
function compile(folder: string): string {
  const settings = {
    extends: './vitrum-plugin-made-activation/tsconfig.json',
    compilerOptions: {
      customConditions: ['@vitrum/source'],
      paths: {
        '@vitrum/plugin-kit/*': [`${packages}/plugin-kit/src/*.ts`],
        '@vitrum/*': [`${packages}/*/src/index.ts`],
        vitrum: [`${packages}/vitrum/src/index.ts`],
        'vitrum/*': [`${packages}/vitrum/src/*/index.ts`],
      },
    },
    include: ['*/src', '*/test'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  const { stdout, stderr, status } = spawnSync(process.execPath, [compiler, '--project', folder], { encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

/** Names that are reserved words, or identifiers used by the templates. */
const awkwardNames = {
  activation: ['new', 'define-activation', 'plugin'],
  loss: ['class', 'manifest'],
  layer: ['layer-plan', 'size-of', 'layer', 'initializer'],
  network: ['hidden', 'define-network'],
  augmentation: ['share', 'draws', 'bind'],
  optimizer: ['define-plugin', 'velocity'],
  dataset: ['board', 'classes', 'dataset'],
  metric: ['wrong', 'define-metric', 'threshold'],
  callback: ['memory', 'least', 'define-callback'],
} as const;

test('every kind compiles, also by an awkward name', async () => {
  const folder = folderInPackage();
  for (const kind of kindNames) {
    for (const name of [`made-${kind}`, ...awkwardNames[kind]]) {
      await writePlugin(describePlugin({ folder: `vitrum-plugin-${name}`, kind }, folder), undefined, packageManagerOf({ env: {} }));
    }
  }
  expect(compile(folder)).toBe('');
  writeFileSync(join(folder, 'vitrum-plugin-made-loss/src/wrong.ts'), "export const wrong: number = 'text';\n");
  expect(compile(folder)).toContain('vitrum-plugin-made-loss/src/wrong.ts'); // ensures that the compiler ran
});
