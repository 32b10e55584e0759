import { describe, expect, test } from 'vitest';
import { addRow } from '../new/add-row.ts';
import { checkKind, checkName } from '../new/check-words.ts';
import { describeContribution } from '../new/contribution.ts';
import { addToIndex } from '../new/edit-index.ts';
import { nextMinor } from '../new/next-minor.ts';
import { repositoryRoot } from '../shared/workspace.ts';

describe('a name', () => {
  test.each(['bent-identity', 'x', 'relu-squared', 'k2', 'top-5-error'])('%s can be one', (name) => {
    expect(checkName(name)).toBe(name);
  });

  test.each([
    ['bentIdentity', 'bent-identity'],
    ['Soft Sign 2', 'soft-sign-2'],
    ['../x', 'x'],
    ['NEW', 'bent-identity'],
    ['2x', 'bent-identity'],
    ['', 'bent-identity'],
  ])('%j has not its form; %s has', (name, example) => {
    const message = `A name is lower-case words joined by hyphens, got ${JSON.stringify(name)}.`;
    const hint = `Write, for example, ${example}.`;
    expect(() => checkName(name)).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_OPTION', message, hint }));
  });

  test.each(['new', 'default', 'await', 'eval', 'static', 'null'])('%s is a word of the language', (name) => {
    const message = `"${name}" would be exported as ${name}, which is a word of the language.`;
    expect(() => checkName(name)).toThrow(expect.objectContaining({ message }));
  });

  test.each([
    ['activation', 'tanh', 'The activation "tanh" is taken: @vitrum/activations has it.'],
    ['activation', 'index', 'The file packages/activations/src/index.ts is there already.'],
    ['loss', 'probability', 'The file packages/losses/src/probability.ts is there already.'],
    ['optimizer', 'constant', 'The file packages/optimizers/src/constant.ts is there already.'],
    ['layer', 'zeros', '"zeros", the export of "zeros", would be taken in packages/layers/src/index.ts.'],
    ['activation', 'relu-6', '"relu6", the export of "relu-6", would be taken in packages/activations/src/index.ts.'],
    ['dataset', 'load-dataset', '"loadDataset", the export of "load-dataset", would be taken in vitrum.'],
    ['loss', 'resolve-reference', '"resolveReference", the export of "resolve-reference", would be taken in @vitrum/core.'],
    [
      'dataset',
      'board',
      '"board", the export of "board", would be taken in packages/datasets/src/board.ts or packages/datasets/test/board.test.ts, which are to be made.',
    ],
  ])('for the %s %s something has it', (kind, name, message) => {
    expect(() => describeContribution(kind, name, repositoryRoot)).toThrow(expect.objectContaining({ code: 'VITRUM_NAME_TAKEN', message }));
  });

  test('may be that of an elementary function where nothing else has it', () => {
    expect(describeContribution('activation', 'log', repositoryRoot).identifier).toBe('log');
  });
});

test('an unknown kind is answered with the one that was probably meant', () => {
  expect(() => checkKind('activaton')).toThrow(expect.objectContaining({ code: 'VITRUM_UNKNOWN_NAME', nearest: 'activation' }));
});

test.each([['0.0.0', '0.1.0'], ['0.1.3', '0.2.0'], ['2.9.0-beta.1', '2.10.0']])('after %s comes the minor version %s', (version, next) => {
  expect(nextMinor(version)).toBe(next);
});

describe('the index file', () => {
  const entry = { identifier: 'bent', module: './bent.ts', list: 'losses' };
  const imports = "import { definePlugin } from '@vitrum/core';\nimport { adam } from './adam.ts';\nimport { version } from './version.ts';\n";
  const importsAfter = imports.replace('import { version', "import { bent } from './bent.ts';\nimport { version");

  test('keeps its order, and lists on one line stay on one', () => {
    const source = `${imports}\nexport { adam, zeros };\n\nconst p = definePlugin({\n  losses: [zeros, adam],\n  layers: [],\n});\n`;
    const expected = `${importsAfter}\nexport { adam, bent, zeros };\n\nconst p = definePlugin({\n  losses: [zeros, adam, bent],\n  layers: [],\n});\n`;
    expect(addToIndex(source, entry, 'index.ts')).toBe(expected);
  });

  test('keeps an item on each line where it was so', () => {
    const source = `${imports}\nexport {\n  adam,\n};\n\nconst p = definePlugin({\n  losses: [\n    adam,\n  ],\n});\n`;
    const expected = `${importsAfter}\nexport {\n  adam,\n  bent,\n};\n\nconst p = definePlugin({\n  losses: [\n    adam,\n    bent,\n  ],\n});\n`;
    expect(addToIndex(source, entry, 'index.ts')).toBe(expected);
  });

  test('keeps a statement for each export where it was so, those of several lines too', () => {
    const source = `${imports}\nexport { a } from './adam.ts';\nexport {\n  c,\n  type D,\n} from './c.ts';\nexport const p = definePlugin({ losses: [a] });\n`;
    const expected = `${importsAfter}\nexport { a } from './adam.ts';\nexport { bent } from './bent.ts';\nexport {\n  c,\n  type D,\n} from './c.ts';\nexport const p = definePlugin({ losses: [a, bent] });\n`;
    expect(addToIndex(source, entry, 'index.ts')).toBe(expected);
  });

  test.each(['', imports, `${imports}export { adam };\nexport const p = definePlugin({ layers: [] });\n`])('of another form is not guessed at: %#', (source) => {
    expect(() => addToIndex(source, entry, 'packages/x/src/index.ts')).toThrow('packages/x/src/index.ts has not the form that can be added to.');
  });
});

describe('a table of test rows', () => {
  const source = 'export const first: T[] = [\n  1,\n];\n\nexport const second: T[] = [\n  2,\n];\n';

  test('gets the row at the end of the one that is named', () => {
    expect(addRow(source, 'first', '  9,\n', 'cases.ts')).toBe(source.replace('  1,\n', '  1,\n  9,\n'));
    expect(addRow(source, 'second', '  9,\n', 'cases.ts')).toBe(source.replace('  2,\n', '  2,\n  9,\n'));
  });

  test('has to be there', () => {
    expect(() => addRow(source, 'third', '  9,\n', 'cases.ts')).toThrow('cases.ts has no list "third"');
  });
});
