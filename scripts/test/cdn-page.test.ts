import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryRoot } from '../shared/workspace.ts';

const page = readFileSync(join(repositoryRoot, 'examples/cdn/index.html'), 'utf8');
const script = /<script type="module">([\s\S]*)<\/script>/.exec(page)?.[1] ?? '';
const cdn = "from 'https://esm.sh/vitrum'";

test('the page has twenty lines at most, and imports vitrum alone', () => {
  expect(page.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
  expect(script.match(/\bimport\b.*/g)).toEqual([expect.stringContaining(cdn)]);
});

test('what it trains knows all four answers', () => {
  // In this folder, from which the workspace's packages can be imported.
  const file = join(import.meta.dirname, `cdn-page-${process.pid}.mjs`);
  writeFileSync(file, `globalThis.document = { getElementById: () => ({ append: console.log }) };\n${script.replace(cdn, "from 'vitrum'")}`);
  try {
    const { stdout, stderr } = spawnSync(process.execPath, ['--import=tsx', '--conditions=@vitrum/source', file], { cwd: import.meta.dirname, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect([...stdout.matchAll(/are (\w+)/g)].map(([, answer]) => answer)).toEqual(['equal', 'different', 'different', 'equal']);
  } finally {
    rmSync(file);
  }
});
