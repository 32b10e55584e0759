import { readdirSync, readFileSync } from 'node:fs';
import { describeValue, type ActivationDefinition } from '@vitrum/core';
import { describe, expect, test } from 'vitest';
import * as exported from '../src/index.ts';
import { elementwiseCases, rowwiseCases } from './activation-cases.ts';

const folder = new URL('../src/', import.meta.url);
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** Files of the source folder that hold no activation. */
const notActivations: readonly string[] = ['index.ts', 'version.ts'];
const fileNames = readdirSync(folder)
  .filter((file) => !notActivations.includes(file))
  .map((file) => file.replace(/\.ts$/, ''));

const camelCase = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const definitions: ReadonlyMap<string, ActivationDefinition> = new Map(
  exported.activationsPlugin.activations.map((definition) => [definition.name, definition]),
);
const exports: Readonly<Record<string, unknown>> = exported;
const rowNames = [...elementwiseCases, ...rowwiseCases].map(({ name }) => name);

/** The row of the README's table that an activation must have. */
function readmeRow({ name, formula = '', source = '', ...rest }: ActivationDefinition): string {
  const options = 'options' in rest ? Object.entries(rest.options) : [];
  const optionCell = options.map(([key, option]) => `\`${key}\` = ${describeValue(option.default)}`).join(', ');
  const escaped = (text: string): string => text.replaceAll('|', '\\|');
  return `| \`${name}\` | ${escaped(formula)} | ${optionCell} | ${escaped(source)} |`;
}

describe.each(fileNames)('src/%s.ts', (name) => {
  const exportName = camelCase(name);
  const definition = definitions.get(name);

  test('is exported and in the plugin', () => {
    expect(exports, `export ${exportName} from packages/activations/src/index.ts`).toHaveProperty(exportName);
    expect(definition, `add ${exportName} to activationsPlugin in packages/activations/src/index.ts`).toBeDefined();
    expect(exports[exportName], `export ${name} as ${exportName} in packages/activations/src/index.ts`).toBe(definition);
  });

  test('says what it is and where it comes from', () => {
    const file = `packages/activations/src/${name}.ts`;
    expect(definition?.name, `name it '${name}', after its file, in ${file}`).toBe(name);
    expect(definition?.description, `describe it in one sentence in ${file}`).toMatch(/^[A-Z].*\.$/);
    expect(definition?.formula, `give its formula in ${file}`).toMatch(/\S/);
    expect(definition?.source, `give a source with its year in ${file}`).toMatch(/\b(17|18|19|20)\d\d\b/);
  });

  test('has a row in the test table', () => {
    expect(rowNames, `add a row for ${name} to packages/activations/test/activation-cases.ts`).toContain(name);
  });

  test('has a row in the README', () => {
    const row = definition === undefined ? '' : readmeRow(definition);
    expect(readme.split('\n'), `put this row into the table of packages/activations/README.md:\n${row}`).toContain(row);
  });
});

test('the plugin, the test table and the README hold nothing that has no file', () => {
  const inReadme = [...readme.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map((match) => match[1]);
  expect([...definitions.keys()].toSorted()).toEqual(fileNames.toSorted());
  expect(rowNames.toSorted()).toEqual(fileNames.toSorted());
  expect(inReadme.toSorted()).toEqual(fileNames.toSorted());
});

test('the default export is the plugin', () => {
  expect(exported.default).toBe(exported.activationsPlugin);
});
