import { join } from 'node:path';
import { CommandFailed, run } from '../../shared/run.ts';

/** Plugins by package name, with the contributions that a run uses. */
export interface TrainingRequest {
  readonly activation: string;
  readonly activationPlugin: string;
  readonly dataset: string;
  readonly datasetPlugin: string;
}

/**
 * Trains a small network using plugins with the packed command line, evaluates the saved model in a new process, and tries to load
 * it without the plugin.
 *
 * @param root - The folder where everything is installed.
 * @returns The accuracy on the test set, in per cent.
 * @throws if the accuracies differ, or the message does not say what to install
 */
export async function checkTraining(root: string, request: TrainingRequest): Promise<number> {
  const { activation, activationPlugin, dataset, datasetPlugin } = request;
  const vitrum = (args: readonly string[]): Promise<string> => run('npx', ['--no', 'vitrum', ...args], { cwd: root });
  const out = join(root, 'run');
  const data = ['--plugin', datasetPlugin, '--dataset', dataset];
  const network = ['--plugin', activationPlugin, '--activation', activation, '--architecture', '2,16,2'];
  const end = ['--output-activation', 'softmax', '--loss', 'categorical-cross-entropy'];
  const steps = ['--initializer', 'glorot-normal', '--epochs', '1', '--learning-rate', '0.05', '--shuffle'];
  const trained = await vitrum(['train', ...data, ...network, ...end, ...steps, '--out', out, '--json']);
  const evaluate = ['evaluate', '--model', join(out, 'model.json'), ...data, '--json'];
  const evaluated = await vitrum([...evaluate, '--plugin', activationPlugin]);
  const [before, after] = [accuracyIn(trained, 'done'), accuracyIn(evaluated, 'evaluate')];
  if (before !== after) throw new Error(`The accuracy was ${before} % after training, and is ${after} % in a new process.`);
  if (after < 70) throw new Error(`Only ${after} % of the test samples were right after an epoch; guessing gives 50 %.`);
  await expectRefusal(() => vitrum(evaluate), activationPlugin);
  return after;
}

/** The `testAccuracy` of a line of JSON. */
function accuracyIn(output: string, event: string): number {
  // The --json output guarantees that lines are objects.
  const lines = output.trim().split('\n').map((text) => JSON.parse(text) as Readonly<Record<string, unknown>>);
  const accuracy = lines.find((line) => line['event'] === event)?.['testAccuracy'];
  if (typeof accuracy === 'number') return accuracy;
  throw new Error(`There is no accuracy in the event "${event}" of\n${output}`);
}

/** Without its plugin a model is rejected, with exit code 1 and the package's name. */
async function expectRefusal(load: () => Promise<string>, plugin: string): Promise<void> {
  try {
    await load();
  } catch (error) {
    if (error instanceof CommandFailed && error.exitCode === 1 && error.message.includes(plugin)) return;
    throw error;
  }
  throw new Error(`The model was loaded without its plugin ${plugin}.`);
}
