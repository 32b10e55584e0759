import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonLines, runVitrum, type Result } from '../support/run-vitrum.ts';
import { stripesOptions, writeStripesPlugin } from '../support/stripes-plugin.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const plugin = writeStripesPlugin(cwd);
const options = stripesOptions(plugin);
const vitrum = (...args: readonly string[]): Promise<Result> => runVitrum(['train', ...args], { cwd });
const warningsOf = ({ stderr }: Result): readonly string[] => stderr.split('\n').filter((line) => line.startsWith('warning:'));
let copies = 0;

async function resume(run: string, ...args: readonly string[]): Promise<Result> {
  const folder = `${run}-${++copies}`;
  cpSync(join(cwd, run), join(cwd, folder), { recursive: true });
  return vitrum('--resume', folder, '--plugin', plugin, '--json', ...args);
}

const fingerprintOf = ({ stdout }: Result): unknown => jsonLines(stdout).at(-1)?.['fingerprint'];

beforeAll(async () => {
  for (const [name, ...more] of [['plain'], ['exact', '--deterministic'], ['cosine', '--schedule', 'cosine']] as const) {
    const { exitCode, stderr } = await vitrum(...options, ...more, '--epochs', '2', '--out', name);
    if (exitCode !== 0) throw new Error(stderr);
  }
});

describe('D11: a resumed run that will have other bits says so', () => {
  const rows: readonly (readonly [string, string, readonly string[], RegExp | undefined])[] = [
    ['as it was begun', 'plain', ['--epochs', '3'], undefined],
    ['as it was begun, deterministic', 'exact', ['--epochs', '3', '--deterministic'], undefined],
    ['deterministic as its folder says', 'exact', ['--epochs', '3'], undefined],
    ['with --deterministic', 'plain', ['--epochs', '3', '--deterministic'], /it was trained without --deterministic, and goes on as with it\.$/],
    ['by another backend', 'plain', ['--epochs', '3', '--backend', 'reference'], /it was trained with the backend "wasm", and goes on with "reference"\.$/],
    ['with more epochs of a schedule that they bend', 'cosine', ['--epochs', '3'], /the learning rates of the schedule "cosine" follow from the number of epochs, which was 2 and is now 3\.$/],
    ['with nothing left to train', 'exact', [], undefined],
  ];
  test.each(rows)('%s', async (_, run, args, warning) => {
    const result = await resume(run, ...args);
    expect(result.exitCode).toBe(0);
    if (warning === undefined) return expect(result.stderr).toBe('');
    expect(warningsOf(result)).toEqual([expect.stringMatching(warning)]);
  });

  test('and one without a warning has the bits of one that was never interrupted', async () => {
    const uninterrupted = await vitrum(...options, '--deterministic', '--epochs', '3', '--json', '--out', 'three');
    expect(fingerprintOf(await resume('exact', '--epochs', '3'))).toBe(fingerprintOf(uninterrupted));
  });

  test('the code of a plugin that has changed under the same version', async () => {
    const before = readFileSync(plugin, 'utf8');
    appendFileSync(plugin, '// another line\n');
    expect(warningsOf(await resume('plain', '--epochs', '3'))).toEqual([expect.stringContaining('the code of the plugin "vitrum-plugin-stripes" has changed since, and its version has not.')]);
    writeFileSync(plugin, before);
  });

  test('the record is the same for every run of the same command, and a new run ignores it', async () => {
    const config = JSON.parse(readFileSync(join(cwd, 'exact', 'config.json'), 'utf8')) as { readonly environment: unknown };
    expect(config.environment).toMatchObject({ backend: 'wasm', deterministic: true, code: { 'vitrum-plugin-stripes': expect.stringMatching(/^[\da-f]{64}$/) as unknown } });
    const { exitCode, stderr } = await vitrum('--config', 'exact/config.json', '--plugin', plugin, '--json', '--out', 'again');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(join(cwd, 'again', 'config.json'), 'utf8'))).toMatchObject({ environment: { deterministic: false } });
  });
});
