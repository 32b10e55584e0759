import type { Command } from 'commander';
import type { PredictOptions } from '../actions/predict.ts';
import type { CommandHost } from '../command-host.ts';
import { GroupedCommand, optionGroups } from '../options/option-groups.ts';
import { repeatableOption, sharedOptions } from '../options/shared-options.ts';

const examples = `
Examples:
  vitrum predict --model model.json digit.png
  vitrum predict --model model.json new-flowers.csv
  vitrum predict --model model.json --values 5.1,3.5,1.4,0.2
  vitrum predict --model model.json --text "what a lovely day"
  vitrum predict --model model.json --index 0 --index 8,18
  vitrum predict --model model.json --random 20 --seed 3
  vitrum predict --model model.json --index 0 --maps
  vitrum predict --model model.json --index 0 --layer 0 --unit 3,4,2`;

/** `vitrum predict` */
export function predictCommand(host: CommandHost): Command {
  return new GroupedCommand('predict')
    .description('Ask a model about pictures, tables, sentences or numbers, or about samples of a dataset.')
    .argument('[file...]', 'pictures, tables, sentences or arrays: what the model learned from')
    .addOption(sharedOptions.model())
    .addOption(repeatableOption('--index <n>', 'samples of the dataset: one or several, 0,8,18'))
    .option('--random <n>', 'n samples of the dataset, drawn by --seed; counts the mistakes at the end')
    .option('--seed <n>', 'decides which samples --random draws (default: 7)')
    .addOption(repeatableOption('--text <sentence>', 'a sentence; may be given more than once'))
    .addOption(repeatableOption('--values <list>', 'a row of a table, or numbers, joined by commas; may be given more than once'))
    .option('--steps', 'draw how a photographed digit is brought into the form of MNIST')
    .option('--steps-png <file>', 'write these steps as a picture')
    .option('--maps', 'draw what every layer makes of a picture, as maps of its channels')
    .option('--maps-png <file>', 'write the maps of one sample as a picture')
    .option('--layer <n>', 'with --unit: write out the arithmetic of an output of this layer, forward and backward')
    .option('--unit <place>', 'which output: row,column,filter of a convolution, or a number')
    .option('--as-is', 'only scale a picture to the size, without preparing it like the training pictures')
    .addOption(sharedOptions.split('test'))
    .addOptions(optionGroups.data('the dataset (default: the one that the model was trained on)'))
    .addOptions(optionGroups.backend(), optionGroups.output())
    .addHelpText('after', examples)
    .action(async (files: readonly string[], options: PredictOptions) => {
      const { predict } = await import('../actions/predict.ts');
      await predict(files, options, host);
    });
}
