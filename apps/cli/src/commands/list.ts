import type { Command } from 'commander';
import type { ListOptions } from '../actions/list.ts';
import type { CommandHost } from '../command-host.ts';
import { GroupedCommand, optionGroups } from '../options/option-groups.ts';
import { sharedOptions } from '../options/shared-options.ts';

/** `vitrum list` */
export function listCommand(host: CommandHost): Command {
  return new GroupedCommand('list')
    .description('List everything registered: kind, name, package, formula, source.')
    .argument('[kind]', 'a single kind, such as activations; or recipes, for --config')
    .addOption(sharedOptions.plugin())
    .addOptions(optionGroups.output())
    .action(async (kind: string | undefined, options: ListOptions) => {
      const { list } = await import('../actions/list.ts');
      await list(kind, options, host);
    });
}
