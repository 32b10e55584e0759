import { Command } from 'commander';
import type { ShowOptions } from '../actions/show.ts';
import { sharedOptions } from '../options/shared-options.ts';

/** `vitrum show` */
export function showCommand(): Command {
  return new Command('show')
    .description('Draw pictures of a dataset with their labels.')
    .addOption(sharedOptions.dataset('the dataset (default: mnist)'))
    .addOption(sharedOptions.data())
    .addOption(sharedOptions.target())
    .addOption(sharedOptions.dataOption())
    .option('--index <n>', 'the first sample to draw', '0')
    .option('--count <n>', 'how many samples to draw', '10')
    .addOption(sharedOptions.split('train'))
    .addOption(sharedOptions.dataDir())
    .addOption(sharedOptions.plugin())
    .addOption(sharedOptions.verbose())
    .action(async (options: ShowOptions) => {
      const { show } = await import('../actions/show.ts');
      await show(options);
    });
}
