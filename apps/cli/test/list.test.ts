import type { Registry } from '@vitrum/core';
import { kindNames, contributionKinds } from '@vitrum/core/internal';
import { dataFilesPlugin } from '@vitrum/data-files';
import { describe, expect, test } from 'vitest';
import { createVitrum } from 'vitrum';
import { formatPlugins } from '../src/load/format-plugins.ts';
import { jsonLines, runVitrum } from './support/run-vitrum.ts';
import { writeStripesPlugin } from './support/stripes-plugin.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const plugin = writeStripesPlugin(cwd);
const registry = formatPlugins.reduce<Registry>((all, each) => all.with(each), createVitrum().with(dataFilesPlugin));

describe('list', () => {
  test('--json has one line for everything registered, in the order of the data’s road', async () => {
    const { stdout, stderr, exitCode } = await runVitrum(['list', '--json'], { cwd });
    const expected = kindNames.flatMap((kind) =>
      registry[kind].entries.map(({ definition, plugin: owner }) => ({
        kind: contributionKinds[kind].singular,
        name: definition.name,
        package: owner.name,
        version: owner.version,
        origin: null,
        formula: definition.formula ?? null,
        source: definition.source ?? null,
        description: definition.description ?? null,
      })),
    );
    expect(jsonLines(stdout)).toEqual(expected);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });

  test('shows what a plugin brings beside what is built in', async () => {
    const { stdout } = await runVitrum(['list', 'activations', '--plugin', plugin], { cwd });
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^kind +name +package +formula +source$/);
    expect(lines.at(-1)).toMatch(/^activation {2}cube +vitrum-plugin-stripes 1\.2\.3 \(\S+stripes\.mjs\) {2}z³$/);
    expect(lines).toHaveLength(1 + registry.activations.names.length + 1);
  });

  test.each([['loss'], ['losses']])('takes a kind in the singular and the plural: %s', async (kind) => {
    const { stdout } = await runVitrum(['list', kind, '--json'], { cwd });
    expect(jsonLines(stdout).map(({ name }) => name)).toEqual(registry.losses.names);
  });
});
