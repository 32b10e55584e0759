import type { Command } from 'commander';
import type { ConvertOptions } from '../actions/convert.ts';
import type { CommandHost } from '../command-host.ts';
import { GroupedCommand, optionGroups } from '../options/option-groups.ts';
import { sharedOptions } from '../options/shared-options.ts';

const likeOption = ['--like <model>', 'for a file with tensors only: a model whose layers they belong to, in the same order'] as const;
const namesOption = ['--names <file>', 'with --like: a JSON file, from names in the file to names in the model'] as const;

/** `vitrum export` */
export function exportCommand(host: CommandHost): Command {
  return new GroupedCommand('export')
    .description('Write a model in another format, or as source code that predicts by itself.')
    .argument('<model>', 'a model.json, or a file of any format')
    .option('--to <format>', 'one of "vitrum list formats" (default: by the extension of --out)')
    .option('--out <file>', 'the file to write, or the folder for a format of several files (default: beside the model)')
    .option('--int8', 'write 8-bit integers, for c and tflite, and compare the accuracy on the test samples')
    .option('--calibrate <n>', 'with --int8: number of training samples to measure ranges on (default: 500)')
    .addOption(sharedOptions.limit('with --int8: compare on N test samples'))
    .addOptions(optionGroups.data('with --int8: the dataset (default: the one that the model was trained on)'))
    .addOption(sharedOptions.plugin())
    .addOptions(optionGroups.output())
    .addHelpText('after', `
Examples:
  vitrum export runs/…/model.json --to c
  vitrum export runs/…/model.json --to tflite --int8
  vitrum export model.json --out digits.js
  vitrum export model.json --to safetensors --out weights.safetensors`)
    .action(async (file: string, options: ConvertOptions) => {
      const { exportModel } = await import('../actions/convert.ts');
      await exportModel(file, options, host);
    });
}

/** `vitrum import` */
export function importCommand(host: CommandHost): Command {
  return new GroupedCommand('import')
    .description('Read a model of another format, and write it as a model.json for the other commands.')
    .argument('<file>', 'a file, or the folder of a model in several, of one of "vitrum list formats"')
    .option('--out <file>', 'where; by default beside the file')
    .option(...likeOption)
    .option(...namesOption)
    .addOption(sharedOptions.plugin())
    .addOptions(optionGroups.output())
    .addHelpText('after', `
Examples:
  vitrum import digits.safetensors
  vitrum import state-dict.safetensors --like runs/…/model.json --out model.json
  vitrum import state-dict.safetensors --like model.json --names names.json --out imported.json`)
    .action(async (file: string, options: ConvertOptions) => {
      const { importModel } = await import('../actions/convert.ts');
      await importModel(file, options, host);
    });
}

/** `vitrum convert` */
export function convertCommand(host: CommandHost): Command {
  return new GroupedCommand('convert')
    .description('Read a model in any format, and write it in any format.')
    .argument('<from>', 'the file to read')
    .argument('<into>', 'the file to write; its extension decides the format, and .json means a model.json')
    .option('--to <format>', 'one of "vitrum list formats", where the end of the name does not say it')
    .option(...likeOption)
    .option(...namesOption)
    .addOption(sharedOptions.plugin())
    .addOptions(optionGroups.output())
    .addHelpText('after', `
Examples:
  vitrum convert digits.npz digits.safetensors
  vitrum convert digits.safetensors model.json`)
    .action(async (from: string, into: string, options: ConvertOptions) => {
      const { convert } = await import('../actions/convert.ts');
      await convert(from, into, options, host);
    });
}
