import { describe, expect, test } from 'vitest';
import { findWorkflowProblems } from '../checks/workflows/find-workflow-problems.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';

const workflow = `name: test
on: push
permissions:
  contents: read
jobs:
  tests:
    runs-on: \${{ matrix.system }}
    timeout-minutes: 5
    strategy:
      matrix:
        system: [ubuntu-24.04]
    steps:
      - uses: actions/checkout@${commit} # v1.0.0
        with:
          persist-credentials: false
      - run: npm test
`;

describe('a workflow', () => {
  test.each<[string, (text: string) => string, readonly string[]]>([
    ['without faults', (text) => text, []],
    ['with a misspelled key', (text) => text.replace('timeout-minutes', 'timeout'), ["w.yml:8: Unexpected value 'timeout'"]],
    ['that uses what its matrix lacks', (text) => text.replace('matrix.system', 'matrix.sistem'), ['w.yml:7: Context access might be invalid: sistem']],
    ['that may do everything', (text) => text.replace('permissions:\n  contents: read\n', ''), ['w.yml: no "permissions": the token of every job may do everything']],
    ['whose action can change', (text) => text.replace(`${commit} # v1.0.0`, 'v1'), ['w.yml: job tests: actions/checkout@v1 can become other code: name the commit, and the version in a comment']],
    ['that keeps its token', (text) => text.replace('persist-credentials: false', 'fetch-depth: 0'), ['w.yml: job tests: the checkout leaves a token behind: `persist-credentials: false`']],
    ['without a limit', (text) => text.replace('    timeout-minutes: 5\n', ''), ['w.yml: job tests: no "timeout-minutes": it may run for six hours']],
  ])('%s', async (_, change, problems) => {
    expect(await findWorkflowProblems('w.yml', change(workflow))).toEqual(problems);
  });
});
