import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findImports, replaceImports } from '../src/worker/plugins/find-imports.ts';
import { forwardingSource } from '../src/worker/plugins/plugin-modules.ts';

describe('static imports are found', () => {
  test.each([
    [`import { definePlugin } from '@vitrum/core';`, ['@vitrum/core']],
    [`import{definePlugin as e}from"@vitrum/core";import{cos}from"@vitrum/tensor";`, ['@vitrum/core', '@vitrum/tensor']],
    [`import * as core from '@vitrum/core'`, ['@vitrum/core']],
    [`import all, { some } from 'vitrum'`, ['vitrum']],
    [`import {\n  a,\n  b,\n} from '@vitrum/core';`, ['@vitrum/core']],
    [`import './style.js';`, ['./style.js']],
    [`import from from 'vitrum';`, ['vitrum']],
    [`import m from '../package.json' with { type: 'json' };`, ['../package.json']],
    [`/* a plugin */ import { a } from 'a';`, ['a']],
    [`const x = 1;\nexport { y } from './y.js';\nexport * from 'z';\nexport * as w from 'w';`, ['./y.js', 'z', 'w']],
    [`const text = "import { a } from 'b'";`, []],
    ["const text = `\nimport { a } from 'b';\n`;", []],
    [`// import { a } from 'b';`, []],
    [`/*\n import { a } from 'b'; in a comment\n*/`, []],
    [`import { a } from '\\x62';`, ['b']],
    [`no module at all {`, []],
    [`export const name = 'gauss';\nexport default { name: 'x' };`, []],
    [`const later = import('vitrum');`, []],
    [`const important = 'x'; importer('y');`, []],
  ])('%s', (source, expected) => {
    expect(findImports(source).map(({ specifier }) => specifier)).toEqual(expected);
  });
});

test('nothing but the specifiers changes', () => {
  const specifier = fc.constantFrom('@vitrum/core', 'vitrum', './a.js');
  const statement = fc.tuple(fc.constantFrom(`import { a } from '`, `import "`, `export * from '`), specifier);
  const other = fc.constantFrom('const a = 1;', '', '// nothing', `/* import 'vitrum'; */`, '{}');
  fc.assert(
    fc.property(fc.array(fc.oneof(statement, other)), (lines) => {
      const write = (change: (name: string) => string): string =>
        lines.map((line) => (typeof line === 'string' ? line : `${line[0]}${change(line[1])}${line[0].at(-1) ?? ''};`)).join('\n');
      expect(replaceImports(write((name) => name), (name) => `blob:${name}`)).toBe(write((name) => `blob:${name}`));
      expect(replaceImports(write((name) => name), () => undefined)).toBe(write((name) => name));
    }),
  );
});

test('a module that passes on what another exports', () => {
  expect(forwardingSource('@vitrum/core', ['definePlugin', 'default'])).toBe(
    'export const definePlugin = globalThis.__vitrum["@vitrum/core"].definePlugin;\nexport default globalThis.__vitrum["@vitrum/core"].default;',
  );
});
