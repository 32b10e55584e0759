import type { Command } from 'commander';
import type { InspectOptions } from '../actions/inspect.ts';
import type { CommandHost } from '../command-host.ts';
import { GroupedCommand, optionGroups } from '../options/option-groups.ts';
import { sharedOptions } from '../options/shared-options.ts';

const examples = `
Examples:
  vitrum inspect --model model.json
  vitrum inspect --network cnn-small:filters=8,16 --dataset mnist
  vitrum inspect --network resnet-small --input 32,32,3
  vitrum inspect --model model.json --parameter layers.2.weights
  vitrum inspect --model model.json --parameter layers.2.weights --compare untrained.json
  vitrum inspect --model model.json --compare untrained.json --png kernels.png`;

/** `vitrum inspect` */
export function inspectCommand(host: CommandHost): Command {
  return new GroupedCommand('inspect')
    .description('Look into a model: its layers, its parameters and pictures of its weights; or into a network before it is trained.')
    .addOption(sharedOptions.model())
    .option('--network <name>', 'a network by name, such as cnn-small or mlp:hidden=256,128: its layers, parameters and multiply-adds')
    .option('--config <file>', 'the same for the network in the description of a run, JSON or YAML')
    .addOptions(optionGroups.data('the data that the network is for (default: mnist)'))
    .option('--input <shape>', 'the shape of a sample, such as 28,28 or 32,32,3, instead of data')
    .option('--outputs <n>', 'with --input: how many outputs (default: 10)')
    .option('--count <n>', 'draw the first N filters, and units of a layer that sees pixels', '32')
    .option('--parameter <name>', 'print the numbers of a parameter, such as layers.2.weights')
    .option('--png <file>', 'write the kernels and what units respond to as a picture; with --compare, beside those of the other model')
    .option('--full', 'with --parameter: print all of its numbers')
    .option('--compare <file>', 'another model, such as the untrained.json of a run: its numbers beside those of this one')
    .addOptions(optionGroups.backend(), optionGroups.output())
    .addHelpText('after', examples)
    .action(async (options: InspectOptions) => {
      const { inspect } = await import('../actions/inspect.ts');
      await inspect(options, host);
    });
}
