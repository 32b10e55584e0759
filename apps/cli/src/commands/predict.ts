import { Command } from 'commander';
import type { PredictOptions } from '../actions/predict.ts';
import { repeatableOption, sharedOptions } from '../options/shared-options.ts';

const examples = `
Examples:
  vitrum predict --model model.json digit.png
  vitrum predict --model model.json --index 0 --index 8,18`;

/** `vitrum predict` */
export function predictCommand(): Command {
  return new Command('predict')
    .description('Classify pictures, from files or from a dataset, and draw each beside its prediction.')
    .argument('[image...]', 'PNG or JPEG files')
    .addOption(sharedOptions.model())
    .addOption(repeatableOption('--index <n>', 'samples of the dataset: one or several, 0,8,18'))
    .addOption(sharedOptions.split('test'))
    .addOption(sharedOptions.dataset('the dataset (default: the one that the model was trained on)'))
    .addOption(sharedOptions.data())
    .addOption(sharedOptions.target())
    .addOption(sharedOptions.dataOption())
    .addOption(sharedOptions.dataDir())
    .addOption(sharedOptions.backend())
    .addOption(sharedOptions.threads())
    .addOption(sharedOptions.deterministic())
    .addOption(sharedOptions.plugin())
    .addOption(sharedOptions.json())
    .addOption(sharedOptions.verbose())
    .addHelpText('after', examples)
    .action(async (images: readonly string[], options: PredictOptions) => {
      const { predict } = await import('../actions/predict.ts');
      await predict(images, options);
    });
}
