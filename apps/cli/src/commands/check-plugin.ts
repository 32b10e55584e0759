import type { Command } from 'commander';
import type { CheckPluginOptions } from '../actions/check-plugin.ts';
import type { CommandHost } from '../command-host.ts';
import { GroupedCommand, optionGroups } from '../options/option-groups.ts';
import { sharedOptions } from '../options/shared-options.ts';

const examples = `
Exit code 0 where every check passed or was skipped, 1 where one failed.

Examples:
  vitrum check-plugin ./bent.ts
  vitrum check-plugin vitrum-plugin-bent --only bent-identity --svg pictures`;

/** `vitrum check-plugin` */
export function checkPluginCommand(host: CommandHost): Command {
  return new GroupedCommand('check-plugin')
    .description('Check a plugin: gradients, extreme values, options, training, saving; with plots.')
    .argument('<file|package>', 'the plugin: a file, JavaScript or TypeScript, or an installed package')
    .option('--only <name>', 'check only the contributions with that name')
    .option('--svg <folder>', 'write a picture of every function and its derivative into that folder')
    .addOption(sharedOptions.dataDir())
    .addOptions(optionGroups.output())
    .addHelpText('after', examples)
    .action(async (plugin: string, options: CheckPluginOptions) => {
      const { checkPlugin } = await import('../actions/check-plugin.ts');
      await checkPlugin(plugin, options, host);
    });
}
