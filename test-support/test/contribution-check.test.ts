import { expect, test } from 'vitest';
import { findContributionProblems, type ContributionFiles } from '../src/contribution-check.ts';
import { docsRow } from '../src/docs-row.ts';

const halfError = {
  name: 'half-error',
  description: 'Half of the absolute difference',
  formula: '½|y − t|',
  source: 'made up, 2026',
  since: '0.1.0',
  options: { delta: { type: 'number', default: 1 }, units: { type: 'integer' } },
} as const;
const halfErrorRow = '| `half-error` | ½\\|y − t\\| | `delta` = 1, `units` (required) | made up, 2026 |';

const complete: ContributionFiles = {
  packagePath: 'packages/losses',
  sources: 'src',
  files: new Map([
    ['half-error', { halfError }],
    ['helper', { epsilon: 1e-7, clip: () => 0 }],
  ]),
  packageExports: { halfError },
  registered: [halfError],
  testFile: 'test/cases.ts',
  testedNames: ['half-error'],
  required: ['description', 'formula', 'source'],
  readme: `# Losses\n\n${halfErrorRow}\n`,
};

test('a complete contribution and a helper have no problems', () => {
  expect(findContributionProblems(complete)).toEqual([]);
});

test('a table elsewhere in the README is none of contributions', () => {
  const readme = `<!-- contributions: losses -->\n${halfErrorRow}\n<!-- end of contributions -->\n| \`reduction\` | mean |\n`;
  expect(findContributionProblems({ ...complete, readme })).toEqual([]);
});

test('a docs row escapes the bars of a formula and says which options are required', () => {
  expect(docsRow(halfError)).toBe(halfErrorRow);
  expect(docsRow({ name: 'plain' })).toBe('| `plain` |  |  |  |');
});

const { source: _source, ...unsourced } = halfError;
const sentence = { ...halfError, description: 'Half of the absolute difference.' };

/** The contribution with other properties, in every place that is examined. */
function withChange(change: object): Partial<ContributionFiles> {
  const changed = { ...halfError, ...change };
  return {
    files: new Map([['half-error', { halfError: changed }]]),
    packageExports: { changed },
    registered: [changed],
    readme: docsRow(changed),
  };
}

const source = 'packages/losses/src/half-error.ts';
const index = 'packages/losses/src/index.ts';
const testFile = 'packages/losses/test/cases.ts';
const readmeFile = 'packages/losses/README.md';

const problems: readonly (readonly [what: string, change: Partial<ContributionFiles>, problem: string])[] = [
  [
    'a wrong file name',
    { files: new Map([['half', { halfError }]]) },
    'packages/losses/src/half.ts: rename the file to half-error.ts, or "half-error" to "half"',
  ],
  [
    'a wrong export name',
    { files: new Map([['half-error', { half: halfError }]]) },
    `${source}: export "half-error" as halfError, not half`,
  ],
  ['no export', { packageExports: { copy: { ...halfError } } }, `${index}: export "half-error"`],
  ['no place in the plugin', { registered: [] }, `${index}: list "half-error" in the plugin`],
  ['no test row', { testedNames: [] }, `${testFile}: test "half-error" here`],
  [
    'no test file',
    { testedNames: [], testFile: 'test/{name}.test.ts' },
    'packages/losses/test/half-error.test.ts: test "half-error" here',
  ],
  ['a test row too many', { testedNames: ['half-error', 'gone'] }, `${testFile}: take out "gone", no file defines it`],
  ['no docs row', { readme: '# Losses\n' }, `${readmeFile}: the row of "half-error" is not what its file says; run \`npm run docs\``],
  [
    'a docs row of an earlier formula',
    { readme: halfErrorRow.replace('½', '⅓') },
    `${readmeFile}: the row of "half-error" is not what its file says; run \`npm run docs\``,
  ],
  [
    'a docs row too many',
    { readme: `<!-- contributions: losses -->\n${halfErrorRow}\n| \`gone\` | x | | |\n<!-- end of contributions -->\n` },
    `${readmeFile}: the row of "gone" has no export; run \`npm run docs\``,
  ],
  [
    'no file of its own',
    { registered: [halfError, { name: 'inline' }] },
    'packages/losses/src/inline.ts: move "inline" here; every contribution has a file of its own',
  ],
  [
    'a description that is a sentence',
    { files: new Map([['half-error', { halfError: sentence }]]), packageExports: { sentence }, registered: [sentence] },
    `${source}: end the description of "half-error" without a full stop`,
  ],
  [
    'no source',
    {
      files: new Map([['half-error', { halfError: unsourced }]]),
      packageExports: { unsourced },
      registered: [unsourced],
      readme: docsRow(unsourced),
    },
    `${source}: give "half-error" a source`,
  ],
  ['no version', withChange({ since: undefined }), `${source}: give "half-error" a since, the version that will be the first to have it`],
  ['a version that is none', withChange({ since: 'next' }), `${source}: give "half-error" a since, the version that will be the first to have it`],
  ['a source without year', withChange({ source: 'made up' }), `${source}: give the source of "half-error" its year`],
];

test.each(problems)('%s is one problem, with the file to edit', (_what, change, problem) => {
  expect(findContributionProblems({ ...complete, ...change })).toEqual([problem]);
});
