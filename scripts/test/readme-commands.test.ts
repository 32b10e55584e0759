import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataDocument, dataRuns, dataSection } from '../checks/acceptance/data-runs.ts';
import { readCommands } from '../checks/acceptance/readme-commands.ts';
import { repositoryRoot } from '../shared/workspace.ts';

const page = [
  '# Title', '', '    npm run vitrum -- list', '', '## Data', '', 'Text, and npm run nothing.', '',
  '    npm run make:pets -- pets      # a comment', '    npm run vitrum -- predict --text "not good at all" a.txt', '    ls',
  '', '## Next', '', '    npm run vitrum -- show', '',
].join('\n');

describe('the commands of a section', () => {
  test('are its indented lines that begin with npm run, without comments, their words as a shell would part them', () => {
    expect(readCommands(page, 'Data')).toEqual([
      { text: 'npm run make:pets -- pets', script: 'make:pets', args: ['pets'] },
      {
        text: 'npm run vitrum -- predict --text "not good at all" a.txt',
        script: 'vitrum',
        args: ['predict', '--text', 'not good at all', 'a.txt'],
      },
    ]);
  });

  test('of the last section reach to the end', () => {
    expect(readCommands(page, 'Next').map(({ args }) => args)).toEqual([['show']]);
  });

  test('of a section that is not there are an error', () => {
    expect(() => readCommands(page, 'Nowhere')).toThrow('no section "Nowhere"');
  });
});

test.each(dataRuns)('its document shows npm run $command', ({ command }) => {
  const shown = readCommands(readFileSync(join(repositoryRoot, dataDocument), 'utf8'), dataSection);
  expect(shown.filter(({ text }) => text.startsWith(`npm run ${command}`))).toHaveLength(1);
});
