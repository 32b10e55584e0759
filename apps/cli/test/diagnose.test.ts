import { describe, expect, test } from 'vitest';
import { jsonLines, runVitrum } from './support/run-vitrum.ts';
import { stripesOptions, writeStripesPlugin } from './support/stripes-plugin.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const plugin = writeStripesPlugin(cwd);
const vitrum = (...args: readonly string[]) => runVitrum(args, { cwd });
const train = (out: string, ...more: readonly string[]) => vitrum('train', ...stripesOptions(plugin), '--backend', 'reference', '--out', out, ...more);
const diagnose = (...args: readonly string[]) => vitrum('diagnose', ...args, '--plugin', plugin, '--backend', 'reference');

describe('diagnose', () => {
  test('prints the figures of the layers, and no sign for a healthy run', async () => {
    await train('healthy', '--epochs', '20');
    const { stdout, exitCode } = await diagnose('healthy');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^layer +units +dead +saturated +‖W‖ +‖∂C\/∂W‖ +η‖∂C\/∂W‖\/‖W‖\nlayers\[0\] dense +6 +0 % +\d+ % +[\d.]+ +[\d.e-]+ +[\d.e-]+\nlayers\[1\] dense +3 .*\n\nNo signs of trouble\.\n$/);
  });

  test('prints every sign, with the epoch in which the training told of it, and what to try', async () => {
    const { stderr } = await train('still', '--learning-rate', '1e-9', '--epochs', '3');
    expect(stderr).toContain('warning: The loss does not move: ');
    const { stdout, exitCode } = await diagnose('still');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\nloss-stands-still \(epoch 3\)\n {2}The loss does not move: .*\n {2}Raise the learning rate/);
    const [line] = jsonLines((await diagnose('still', '--json')).stdout);
    expect(line).toMatchObject({
      event: 'diagnose',
      signs: expect.arrayContaining([expect.objectContaining({ sign: 'loss-stands-still', epoch: 3, figure: expect.any(Number) })]),
      layers: [{ layer: 0, type: 'dense', units: 6, dead: 0, weightNorm: expect.any(Number), gradientNorm: expect.any(Number), step: expect.any(Number) }, { layer: 1 }],
    });
  });

  test('finds signs that the training was not to look for', async () => {
    const { stderr } = await train('unseen', '--learning-rate', '1e-9', '--epochs', '3', '--no-signs');
    expect(stderr).not.toContain('warning');
    expect((await diagnose('unseen')).stdout).toMatch(/\nloss-stands-still\n/);
  });

  test('says that a folder is none of a run', async () => {
    const { stderr, exitCode } = await diagnose('nowhere');
    expect(exitCode).toBe(1);
    expect(stderr).toBe('error: nowhere is no run folder: its events.jsonl cannot be read, it does not exist.\n  Name the folder of a run that "vitrum train" began.\n');
  });
});
