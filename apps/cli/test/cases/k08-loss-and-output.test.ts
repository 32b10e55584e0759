import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonLines, runVitrum, type Result } from '../support/run-vitrum.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const digits = ['--dataset', 'synthetic-digits', '--limit', '600', '--epochs', '3'] as const;
const train = (out: string, ...args: readonly string[]): Promise<Result> => runVitrum(['train', ...args, '--out', out, '--json'], { cwd });

function lastActivation(out: string): unknown {
  const { network } = JSON.parse(readFileSync(join(cwd, out, 'config.json'), 'utf8')) as { network: { layers: { activation: unknown }[] } };
  return network.layers.at(-1)?.activation;
}

describe('K8: a loss and an output that go together', () => {
  test('F037: with cross-entropy and no output named, softmax is chosen, and the network learns', async () => {
    const { stdout, stderr, exitCode } = await train('chosen', ...digits, '--loss', 'categorical-cross-entropy');
    const told = stderr.replaceAll(/^reading .* samples to recognize them later: .*\n/gm, ''); // on a machine that is busy, this takes seconds
    expect({ told, exitCode }).toEqual({ told: '', exitCode: 0 });
    expect(lastActivation('chosen')).toBe('softmax');
    expect(jsonLines(stdout).at(-1)?.['testAccuracy']).toBeGreaterThan(40); // 9.6 % after tanh, which is guessing
  });

  test.each([
    ['kullback-leibler', 'softmax'],
    ['binary-cross-entropy', 'sigmoid'],
    ['squared-error', 'tanh'],
    ['hinge', 'tanh'],
  ])('%s gets %s', async (loss, activation) => {
    await train(`with-${loss}`, '--dataset', 'synthetic-digits', '--limit', '20', '--epochs', '1', '--loss', loss);
    expect(lastActivation(`with-${loss}`)).toBe(activation);
  });

  test('the choice is told', async () => {
    const { stderr } = await runVitrum(['train', '--dataset', 'synthetic-digits', '--limit', '20', '--epochs', '1', '--loss', 'categorical-cross-entropy', '--out', 'told'], { cwd });
    expect(stderr).toMatch(/^settings that follow from the data: .*softmax at the end/m);
  });

  test.each<readonly [title: string, args: readonly string[], warning: RegExp]>([
    ['cross-entropy after a tanh', [...digits.slice(0, 2), '--limit', '20', '--epochs', '1', '--loss', 'categorical-cross-entropy', '--output-activation', 'tanh'], /^warning: categorical-cross-entropy needs .*those of tanh are from −1 to 1\.\n {2}End the network with softmax/],
    ['binary cross-entropy without sigmoid', ['--dataset', 'two-moons', '--epochs', '1', '--loss', 'binary-cross-entropy', '--output-activation', 'identity'], /^warning: binary-cross-entropy needs outputs from 0 to 1/],
    ['softmax for a number', ['--dataset', 'regression-sine', '--epochs', '1', '--output-activation', 'softmax'], /^warning: The network has one output, and softmax makes it 1/],
    ['sigmoid for a number', ['--dataset', 'regression-sine', '--epochs', '1', '--output-activation', 'sigmoid'], /^warning: The targets go from /],
  ])('%s is warned about, with the way out, and goes on', async (title, args, warning) => {
    const { stderr, exitCode } = await train(title.replaceAll(' ', '-'), ...args);
    expect(stderr).toMatch(warning);
    expect(exitCode).toBe(0);
  });

  test('what fits by itself is trained without a word', async () => {
    for (const dataset of ['iris', 'two-moons', 'regression-sine']) {
      const { stderr } = await train(`plain-${dataset}`, '--dataset', dataset, '--epochs', '1');
      expect(stderr).toBe('');
    }
  });
});
