import { Command } from 'commander';
import type { ShowOptions } from '../actions/show.ts';
import type { CommandHost } from '../command-host.ts';
import { sharedOptions } from '../options/shared-options.ts';

/** `vitrum show` */
export function showCommand(host: CommandHost): Command {
  return new Command('show')
    .description('Draw samples of a dataset: pictures, points, curves, or rows of a table.')
    .addOption(sharedOptions.dataset('the dataset (default: mnist)'))
    .addOption(sharedOptions.data())
    .addOption(sharedOptions.target())
    .addOption(sharedOptions.dataOption())
    .option('--index <n>', 'the first sample to draw', '0')
    .option('--count <n>', 'how many samples to draw (default: 10; 1000 points of a plot)')
    .option('--png <file>', 'write them as a picture too')
    .addOption(sharedOptions.augment('draw each sample beside nine variants of it; may be given more than once'))
    .option('--explain', 'print what reading decided, why, and which option decides otherwise')
    .addOption(sharedOptions.json())
    .addOption(sharedOptions.split('train'))
    .addOption(sharedOptions.dataDir())
    .addOption(sharedOptions.plugin())
    .addOption(sharedOptions.verbose())
    .action(async (options: ShowOptions) => {
      const { show } = await import('../actions/show.ts');
      await show(options, host);
    });
}
