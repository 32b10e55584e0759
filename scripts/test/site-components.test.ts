import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSitePages } from '../checks/walk-through/site-pages.ts';
import { repositoryRoot } from '../shared/workspace.ts';

type Rendered = Readonly<Record<'jsx' | 'vue' | 'svelte', string>>;

/** What scripts/checks/walk-through/render-components.ts prints. */
interface Outcome {
  readonly warnings: readonly string[];
  readonly before: Rendered;
  readonly after: Rendered;
}

/** Writes the files of the how-to into a folder inside this package, and renders its components there. */
function renderComponents(): Outcome {
  const cache = join(repositoryRoot, 'scripts/node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const cwd = mkdtempSync(join(cache, 'components-'));
  try {
    for (const step of readSitePages().find(({ name }) => name === 'frameworks')?.steps ?? []) {
      if (step.type === 'file') writeFileSync(join(cwd, step.path), step.content);
    }
    const program = join(repositoryRoot, 'scripts/checks/walk-through/render-components.ts');
    // The program prints an Outcome and nothing else.
    return JSON.parse(execFileSync(process.execPath, ['--import=tsx', '--conditions=@vitrum/source', program], { cwd, encoding: 'utf8' })) as Outcome;
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

describe('the components of the how-to on frameworks', () => {
  let outcome: Outcome;
  beforeAll(() => { outcome = renderComponents(); }, 60_000);

  test('compile without a warning', () => {
    expect(outcome.warnings).toEqual([]);
  });

  test.each(['jsx', 'vue', 'svelte'] as const)('Learner.%s shows what its module has learned', (name) => {
    const [before, after] = [outcome.before[name], outcome.after[name]].map((html) => html.replaceAll(/<!--.*?-->/g, ''));
    expect(before).toContain('>epoch 0</output>');
    expect(before).not.toContain('<p>');
    expect(after).toContain('>epoch 300</output>');
    expect(after).toContain('<p>0 and 1 are different</p>');
  });
});
