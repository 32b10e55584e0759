import { Command, type Option } from 'commander';
import type { FindLearningRateOptions } from '../actions/find-learning-rate.ts';
import type { CommandHost } from '../command-host.ts';
import { trainCommand } from './train.ts';

const examples = `
Trains with a learning rate that grows with every step until the loss rises, keeps nothing, and suggests a rate.
All options that describe a run are those of "vitrum train"; its learning rate, schedule and epochs play no part.

Examples:
  vitrum find-learning-rate --network cnn-small
  vitrum find-learning-rate --optimizer adam --batch-size 128 --from 1e-6 --to 1 --png rates.png`;

/** Options of `vitrum train` that are no part of a run's description. */
const trainingAlone = ['--out', '--resume', '--checkpoint-every', '--tensorboard', '--seeds', '--folds', '--json', '--verbose'];

/** `vitrum find-learning-rate` */
export function findLearningRateCommand(host: CommandHost): Command {
  const command = new Command('find-learning-rate').description('Suggest a learning rate for a run by trying them all, the range test.');
  const all = trainCommand(host).options;
  for (const option of all.filter(({ long }) => !trainingAlone.includes(long ?? ''))) command.addOption(option);
  command
    .option('--steps <n>', 'steps of the test (default: 300)')
    .option('--from <x>', 'learning rate of the first step (default: 1e-7)')
    .option('--to <x>', 'learning rate of the last step (default: 10)')
    .option('--svg <file>', 'write the curve as a drawing')
    .option('--png <file>', 'write it as a picture');
  for (const option of all.filter(({ long }) => long === '--json' || long === '--verbose')) command.addOption(option);
  return command.addHelpText('after', examples).action(async (options: FindLearningRateOptions) => {
    const { findRate } = await import('../actions/find-learning-rate.ts');
    await findRate(options, wordsOf(command, all), host);
  });
}

/** What was typed of the options of `vitrum train`, without the learning rate. */
function wordsOf(command: Command, options: readonly Option[]): readonly string[] {
  const described = options.filter(({ long }) => !['--learning-rate', '--json', '--verbose'].includes(long ?? ''));
  return described.flatMap((option) => {
    const name = option.attributeName();
    if (command.getOptionValueSource(name) !== 'cli') return [];
    const value: unknown = command.getOptionValue(name);
    if (typeof value === 'boolean') return value === option.negate ? [] : [option.long ?? ''];
    return [value].flat().flatMap((each) => [option.long ?? '', String(each)]);
  });
}
