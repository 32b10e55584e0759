import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderWith } from '@vitrum/test-support/folder-with';
import { loadPlugin } from '../src/index.ts';
import { runNode, sourceModes } from '@vitrum/test-support/source-process';

const plugin = (name: string, contributions = 'activations: [{ name: "bent", forward: (z) => z }]'): string =>
  `{ name: "${name}", version: "1.0.0", ${contributions} }`;

const folder = folderWith({
  'good.mjs': `export default ${plugin('good')};`,
  'named.mjs': `export const plugin = ${plugin('named')};`,
  'common.cjs': `module.exports = ${plugin('common')};`,
  'typed.ts': `import { slope } from './slope.ts';\nenum Kind { Bent = 1 }\nexport default ${plugin('typed', 'activations: [{ name: "bent", forward: (z: number): number => z * slope * Kind.Bent }]')};`,
  'slope.ts': 'export const slope: number = 2;',
  'to-typescript.mjs': `import { slope } from './slope-enum.ts';\nexport default ${plugin('to-typescript', 'activations: [{ name: "bent", forward: (z) => z * slope }]')};`,
  'slope-enum.ts': 'enum Slope { Two = 2 }\nexport const slope = Slope.Two;',
  'js-for-ts.ts': `import { slope } from './slope.js';\nexport default ${plugin('js-for-ts', 'activations: [{ name: "bent", forward: (z: number) => z * slope }]')};`,
  'esm-import.ts': `import { slope } from 'esm-only';\nexport default ${plugin('esm-import', 'activations: [{ name: "bent", forward: (z: number) => z * slope }]')};`,
  'node_modules/esm-only/package.json': '{ "name": "esm-only", "version": "2.0.0", "type": "module", "exports": { ".": { "import": "./index.js" } } }',
  'node_modules/esm-only/index.js': 'export const slope = 2;',
  'node_modules/vitrum-plugin-esm/package.json': '{ "name": "vitrum-plugin-esm", "version": "1.2.0", "exports": { ".": { "import": "./main.mjs" } } }',
  'node_modules/vitrum-plugin-esm/main.mjs': `export default ${plugin('vitrum-plugin-esm')};`,
  'node_modules/vitrum-plugin-cjs/package.json': '{ "name": "vitrum-plugin-cjs", "version": "3.1.4" }',
  'node_modules/vitrum-plugin-cjs/index.js': `Object.defineProperty(exports, '__esModule', { value: true });\nexports.default = ${plugin('vitrum-plugin-cjs')};`,
  'node_modules/@scope/plugin/package.json': '{ "name": "@scope/plugin", "version": "0.1.0", "exports": { "./deep": "./deep.mjs" } }',
  'node_modules/@scope/plugin/deep.mjs': `export default ${plugin('@scope/plugin')};`,
  'node_modules/vitrum-plugin-unbuilt/package.json': '{ "name": "vitrum-plugin-unbuilt", "version": "1.0.0", "exports": "./dist/index.js" }',
  'folder/index.ts': '',
  'syntax.mjs': 'export default {\n  name: "x",\n  version: = 1,\n};\n',
  'syntax.ts': 'export default {\n  name: "x",\n  version: = 1,\n};\n',
  'imports-syntax.mjs': 'import "./syntax.mjs";\nexport default 1;\n',
  'throws.mjs': 'const a = 1;\nfunction f() {\n  throw new Error("no\\nluck.");\n}\nf();\n',
  'throws.ts': 'const a: number = 1;\nfunction f(): never {\n  throw new TypeError("no luck");\n}\nf();\n',
  'imports-throws.ts': 'import "./throws.ts";\nexport default 1;\n',
  'throws-text.mjs': 'throw "out";\n',
  'missing-package.mjs': 'import pad from "left-padder/sub";\nexport default pad;\n',
  'missing-package.ts': 'import pad from "@scope/padder/sub";\nexport default pad;\n',
  'missing-file.mjs': 'import x from "./not-there.mjs";\nexport default x;\n',
  'imports-missing.mjs': 'import "./missing-package.mjs";\nexport default 1;\n',
  'no-such-export.mjs': 'import { curve } from "./good.mjs";\nexport default curve;\n',
  'empty.mjs': 'export const answer = 42;\n',
  'activation.mjs': 'export const swish = { name: "swish", forward: (z) => z };\n',
  'loss.mjs': 'export default { name: "cubed", reduction: "mean", value: (y, t) => y - t };\n',
  'layer.mjs': 'export default { name: "doubled", options: {}, plan: (options, [inputShape]) => ({ outputShape: inputShape }) };\n',
  'metric.mjs': 'export default { name: "spread", kind: "sums", count: () => 1, add: () => undefined, value: (sums) => sums[0] };\n',
  'dataset.mjs': 'export default { name: "dots", license: "MIT", options: {}, create: () => ({ load: async () => undefined }) };\n',
  'backend.mjs': 'export default { name: "slow", isAvailable: () => true, create: () => undefined };\n',
  'made.mjs': 'export const made = { name: "made", options: {}, create: () => ({ forward: (z) => z }) };\n',
  'other-name.mjs': `export const mine = ${plugin('mine')};\n`,
  'number.mjs': 'export default 5;\n',
  'major.mjs': 'export default { name: "p", version: "1.0.0", vitrum: "99.0.0" };\n',
  'bad-name.mjs': `export default ${plugin('bad-name', 'activations: [{ name: "Bent Identity", forward: (z) => z }]')};\n`,
});

const ofThisRepository = fileURLToPath(new URL('../../activations/src/index.ts', import.meta.url));
const good: readonly (readonly [specifier: string, name: string, origin: string])[] = [
  ['./good.mjs', 'good', './good.mjs'],
  ['good.mjs', 'good', 'good.mjs'],
  [join(folder, 'good.mjs'), 'good', join(folder, 'good.mjs')],
  [pathToFileURL(join(folder, 'good.mjs')).href, 'good', join(folder, 'good.mjs')],
  ['named.mjs', 'named', 'named.mjs'],
  ['common.cjs', 'common', 'common.cjs'],
  // Before any file in TypeScript, which would let the process read all of them.
  ['to-typescript.mjs', 'to-typescript', 'to-typescript.mjs'],
  ['typed.ts', 'typed', 'typed.ts'],
  ['js-for-ts.ts', 'js-for-ts', 'js-for-ts.ts'],
  ['esm-import.ts', 'esm-import', 'esm-import.ts'],
  ['vitrum-plugin-esm', 'vitrum-plugin-esm', 'vitrum-plugin-esm 1.2.0'],
  ['vitrum-plugin-cjs', 'vitrum-plugin-cjs', 'vitrum-plugin-cjs 3.1.4'],
  ['@scope/plugin/deep', '@scope/plugin', '@scope/plugin/deep 0.1.0'],
  [ofThisRepository, '@vitrum/activations', ofThisRepository],
];

type Row = readonly [specifier: string, code: string, message: string, hint: string];
const unreadable = 'VITRUM_PLUGIN_UNREADABLE';
const cannot = (file: string): string => `The plugin file ${file} cannot be imported:`;
const bad: readonly Row[] = [
  ['none.mjs', unreadable, `${cannot('none.mjs')} it does not exist.`, 'Check the path.'],
  ['god.mjs', unreadable, `${cannot('god.mjs')} it does not exist.`, 'Did you mean "good.mjs"?'],
  ['nowhere/good.mjs', unreadable, `${cannot('nowhere/good.mjs')} its folder does not exist.`, 'Check the path.'],
  ['./folder', unreadable, `${cannot('./folder')} it is a folder.`, 'folder/index.ts'],
  ['syntax.mjs', unreadable, `${cannot('syntax.mjs')} it is not valid JavaScript, Unexpected token '=', at syntax.mjs:3:12.`, 'Fix'],
  ['syntax.ts', unreadable, `${cannot('syntax.ts')} it is not valid TypeScript, Unexpected "=", at syntax.ts:3:12.`, 'Fix'],
  ['imports-syntax.mjs', unreadable, `${cannot('imports-syntax.mjs')} it is not valid JavaScript, Unexpected token '=', at syntax.mjs:3:12.`, 'Fix'],
  ['throws.mjs', unreadable, `${cannot('throws.mjs')} it throws Error: no luck, at throws.mjs:3:9.`, 'Fix the error there'],
  ['throws.ts', unreadable, `${cannot('throws.ts')} it throws TypeError: no luck, at throws.ts:3:9.`, 'Fix the error there'],
  ['imports-throws.ts', unreadable, `${cannot('imports-throws.ts')} it throws TypeError: no luck, at throws.ts:3:9.`, 'Fix the error there'],
  ['throws-text.mjs', unreadable, `${cannot('throws-text.mjs')} it throws "out".`, 'Fix'],
  ['missing-package.mjs', unreadable, `${cannot('missing-package.mjs')} it imports the package "left-padder", which is not installed there.`, 'npm install left-padder'],
  ['missing-package.ts', unreadable, `${cannot('missing-package.ts')} it imports the package "@scope/padder", which is not installed there.`, 'npm install @scope/padder'],
  ['imports-missing.mjs', unreadable, `${cannot('imports-missing.mjs')} missing-package.mjs imports the package "left-padder", which is not installed there.`, 'npm install left-padder'],
  ['missing-file.mjs', unreadable, `${cannot('missing-file.mjs')} it imports not-there.mjs, which does not exist.`, 'Check that path'],
  ['no-such-export.mjs', unreadable, `${cannot('no-such-export.mjs')} The requested module './good.mjs' does not provide an export named 'curve', at no-such-export.mjs:1:10.`, 'Check the name'],
  ['empty.mjs', unreadable, 'The plugin file empty.mjs exports no plugin: it has neither a default export nor one called "plugin".', 'export default {'],
  ['activation.mjs', unreadable, 'The plugin file activation.mjs exports no plugin: it has neither a default export nor one called "plugin".', 'Its export "swish" looks like an activation: export default { name: "vitrum-plugin-x", version: "1.0.0", activations: [swish] };'],
  ['other-name.mjs', unreadable, 'The plugin file other-name.mjs exports no plugin: it has neither a default export nor one called "plugin".', 'Its export "mine" looks like one: export default mine;'],
  ['loss.mjs', unreadable, 'The plugin file loss.mjs exports no plugin: what it exports looks like a loss.', 'losses: [ … ]'],
  ['layer.mjs', unreadable, 'The plugin file layer.mjs exports no plugin: what it exports looks like a layer.', 'layers: [ … ]'],
  ['metric.mjs', unreadable, 'The plugin file metric.mjs exports no plugin: what it exports looks like a metric.', 'metrics: [ … ]'],
  ['dataset.mjs', unreadable, 'The plugin file dataset.mjs exports no plugin: what it exports looks like a dataset.', 'datasets: [ … ]'],
  ['backend.mjs', unreadable, 'The plugin file backend.mjs exports no plugin: what it exports looks like a backend.', 'backends: [ … ]'],
  // Something of any kind that is made from options.
  ['made.mjs', unreadable, 'The plugin file made.mjs exports no plugin: it has neither a default export nor one called "plugin".', 'Its export "made" looks like a contribution: export default { name: "vitrum-plugin-x", version: "1.0.0", activations: [made] };'],
  ['number.mjs', 'VITRUM_INVALID_PLUGIN', 'number.mjs: A plugin must be an object, got 5.', 'Export an object'],
  ['major.mjs', 'VITRUM_PLUGIN_INCOMPATIBLE', 'major.mjs: Plugin "p" was written for version 99.0.0 of vitrum;', 'Install'],
  ['bad-name.mjs', 'VITRUM_INVALID_CONTRIBUTION', 'bad-name.mjs: Plugin "bad-name": activations[0] must have a name of lower-case words joined by hyphens, got "Bent Identity".', 'Compare'],
  ['vitrum-plugin-none', unreadable, `The plugin package vitrum-plugin-none is not installed in ${folder}.`, 'a plugin is code: npm install vitrum-plugin-none'],
  ['good', unreadable, `The plugin package good is not installed in ${folder}.`, 'Did you mean the file ./good.mjs?'],
  ['folder', unreadable, `The plugin package folder is not installed in ${folder}.`, './folder/index.ts'],
  ['vitrum-plugin-esm/deep', unreadable, 'The plugin package vitrum-plugin-esm/deep cannot be imported: its package.json exports no such module.', 'exports'],
  ['vitrum-plugin-unbuilt', unreadable, `The plugin package vitrum-plugin-unbuilt cannot be imported: its package.json names ${join(folder, 'node_modules/vitrum-plugin-unbuilt/dist/index.js')}, which does not exist.`, 'Build it'],
  ['fs', unreadable, 'The plugin package fs is a part of Node, and no plugin.', './bent.mjs'],
];

const loadMany = fileURLToPath(new URL('support/load-many.ts', import.meta.url));

test('reads TypeScript without registerHooks, as on Node 22.12', async () => {
  const hide = "const nodeModule = require('node:module');\nnodeModule.registerHooks = undefined;\nnodeModule.syncBuiltinESMExports();\n";
  const file = join(folderWith({ 'hide.cjs': hide }), 'hide.cjs');
  const [, execArgv = []] = sourceModes.at(-1) ?? [];
  const specifiers = ['./typed.ts', './esm-import.ts'];
  const { stdout, stderr } = await runNode(['--no-warnings', '--require', file, ...execArgv, loadMany, ...specifiers], folder);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject([{ name: 'typed' }, { name: 'esm-import' }]);
});

describe.each(sourceModes)('%s', (_mode, execArgv) => {
  const results = new Map<string, Readonly<Record<string, unknown>>>();

  beforeAll(async () => {
    const specifiers = [...good, ...bad].map(([specifier]) => specifier);
    const { stdout, stderr } = await runNode([...execArgv, loadMany, ...specifiers], folder);
    expect(stderr).toBe('');
    const list = JSON.parse(stdout) as readonly Readonly<Record<string, unknown>>[]; // what load-many.ts prints
    for (const [i, specifier] of specifiers.entries()) results.set(specifier, list[i] ?? {});
  });

  test.each(good)('%s is the plugin %s', (specifier, name, origin) => {
    expect(results.get(specifier)).toEqual({ name, origin, url: expect.stringMatching(/^file:\/\/\//) as unknown });
  });

  test.each(bad)('%s ends with %s: %s', (specifier, code, message, hint) => {
    const result = results.get(specifier);
    expect(result?.['message']).toContain(message);
    expect(result?.['code']).toBe(code);
    expect(result?.['hint']).toContain(hint);
  });

  test('the nearest file is a field of the error', () => {
    expect(results.get('god.mjs')?.['nearest']).toBe('good.mjs');
  });
});

test.each([
  ['a getter', 'export default { get name() { throw new Error("no"); } };'],
  ['a proxy', 'export default new Proxy({}, { get: () => { throw new Error("no"); }, has: () => { throw new Error("no"); } });'],
  ['a list that is read', 'export default { name: "x", version: "1.0.0", get activations() { throw new Error("no"); } };'],
])('D19: %s that throws is told with the file', async (_, code) => {
  const path = join(folderWith({ 'bad.mjs': code }), 'bad.mjs');
  await expect(loadPlugin(path)).rejects.toMatchObject({
    code: 'VITRUM_PLUGIN_UNREADABLE',
    message: `What ${path} exports cannot be looked at: Error: no.`,
  });
});
