import { describe, expect, test } from 'vitest';
import { unableToAudit } from '../checks/dependencies/audit.ts';
import { findLicenseProblems } from '../checks/dependencies/find-license-problems.ts';
import { findBundledProblems } from '../checks/packages/find-bundled-problems.ts';
import { temporaryWorkspace } from './temporary-workspace.ts';

describe('licenses', () => {
  const problemsOf = (name: string, license: string): readonly string[] => findLicenseProblems([{ name, version: '1.0.0', license }]);

  test.each([
    ['plain', 'MIT'],
    ['either', '(MIT OR GPL-3.0-only)'],
    ['both', 'Apache-2.0 AND ISC'],
    ['@img/sharp-libvips-linux-x64', 'LGPL-3.0-or-later'],
    ['@img/sharp-win32-x64', 'Apache-2.0 AND LGPL-3.0-or-later'],
  ])('%s under %s may be installed', (name, license) => {
    expect(problemsOf(name, license)).toEqual([]);
  });

  test.each([
    ['plain', 'GPL-3.0-only'],
    ['plain', 'LGPL-3.0-or-later'],
    ['both', 'MIT AND GPL-3.0-only'],
    ['nested', '(MIT OR GPL-3.0-only) AND ISC'],
    ['silent', 'Unknown'],
    ['@img/sharp-libvips-linux-x64', 'GPL-3.0-only'],
  ])('%s under %s may not', (name, license) => {
    expect(problemsOf(name, license)).toEqual([expect.stringContaining(`${name} 1.0.0 is under ${license}; expected one of `)]);
  });
});

describe('the licenses of bundled code', () => {
  const web = { folder: 'apps/web', manifest: { name: '@vitrum/web', version: '1.0.0' } };
  const file = 'apps/web/dist/site/THIRD-PARTY-LICENSES.txt';
  const notice = (title: string): string => `${'-'.repeat(80)}\n${title}\n\nPermission is granted.\n`;
  const sources = {
    'apps/web/dist/site/index.html': '',
    'apps/web/src/main.tsx': "import type { Chart } from 'of-types';\nimport { draw } from '@scope/charts/lines';\nimport 'three';\nimport './style.css';\nimport { tanh } from '@vitrum/tensor';\n",
  };

  test.each([
    ['no file', {}, [`${file}: missing; code of others ships with its licenses`]],
    ['all', { [file]: notice('three 1.0.0 (MIT)') + notice('@scope/charts 2.0.0 (ISC)') }, []],
    ['one too few', { [file]: notice('three 1.0.0 (MIT)') }, [`${file}: lacks @scope/charts, which src imports`]],
    ['another license', { [file]: notice('three 1.0.0 (GPL-3.0)') + notice('@scope/charts 2.0.0 (ISC)') }, [expect.stringContaining('three 1.0.0 is under GPL-3.0')]],
  ])('%s', (_, files, problems) => {
    expect(findBundledProblems(temporaryWorkspace({ ...sources, ...files }), web)).toEqual(problems);
  });

  test('a package without a site needs none', () => {
    expect(findBundledProblems(temporaryWorkspace({ 'apps/web/src/main.tsx': "import 'three';\n" }), web)).toEqual([]);
  });
});

test.each([
  ['a mirror', 'ERR_PNPM_AUDIT_BAD_RESPONSE\n\n × The audit endpoint (at https://example.com) responded with 405:', 'the registry answers 405'],
  ['no network', 'request to https://example.com failed, reason: getaddrinfo ENOTFOUND example.com', 'ENOTFOUND'],
  ['advisories', '1 vulnerabilities found\nSeverity: 1 high', undefined],
])('a registry that cannot audit is told from one that found something: %s', (_, output, reason) => {
  expect(unableToAudit(output)).toBe(reason);
});
