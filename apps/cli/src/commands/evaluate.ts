import type { Command } from 'commander';
import type { EvaluateOptions } from '../actions/evaluate.ts';
import type { CommandHost } from '../command-host.ts';
import { GroupedCommand, optionGroups } from '../options/option-groups.ts';
import { sharedOptions } from '../options/shared-options.ts';

/** `vitrum evaluate` */
export function evaluateCommand(host: CommandHost): Command {
  return new GroupedCommand('evaluate')
    .description('Test a model on its test set or on a file of your own: accuracy, loss, confusion matrix, figures by class.')
    .addOption(sharedOptions.model())
    .addOptions(optionGroups.data('the dataset (default: the one that the model was trained on)'))
    .addOption(sharedOptions.limit('use N test samples: the first ones, or a fair sample where the data may be sorted'))
    .addOption(sharedOptions.metrics())
    .option('--by-class', 'figures of every class, also where there are more than 20')
    .option('--svg <folder>', 'write ROC and precision-recall curves, the confusion matrix and the reliability diagram there')
    .option('--png <folder>', 'the same as PNG')
    .option('--mirrored', 'take the mean of the answers for each picture and its mirror image')
    .addOptions(optionGroups.backend(), optionGroups.output())
    .action(async (options: EvaluateOptions) => {
      const { evaluateModel } = await import('../actions/evaluate.ts');
      await evaluateModel(options, host);
    });
}
