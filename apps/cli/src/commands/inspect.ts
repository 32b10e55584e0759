import { Command } from 'commander';
import type { InspectOptions } from '../actions/inspect.ts';
import type { CommandHost } from '../command-host.ts';
import { sharedOptions } from '../options/shared-options.ts';

/** `vitrum inspect` */
export function inspectCommand(host: CommandHost): Command {
  return new Command('inspect')
    .description('Look into a model: its layers, its parameters and pictures of its weights.')
    .addOption(sharedOptions.model())
    .option('--count <n>', 'draw the first N units of the first layer', '32')
    .addOption(sharedOptions.backend())
    .addOption(sharedOptions.threads())
    .addOption(sharedOptions.deterministic())
    .addOption(sharedOptions.plugin())
    .addOption(sharedOptions.json())
    .addOption(sharedOptions.verbose())
    .action(async (options: InspectOptions) => {
      const { inspectModel } = await import('../actions/inspect.ts');
      await inspectModel(options, host);
    });
}
