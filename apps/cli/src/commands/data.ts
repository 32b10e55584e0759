import type { Command } from 'commander';
import type { DataClearOptions } from '../actions/data-clear.ts';
import type { DataOptions } from '../actions/data-list.ts';
import type { CommandHost } from '../command-host.ts';
import { GroupedCommand, optionGroups } from '../options/option-groups.ts';
import { sharedOptions } from '../options/shared-options.ts';

/** `vitrum data` */
export function dataCommand(host: CommandHost): Command {
  return new GroupedCommand('data')
    .description('List, download and verify the published datasets, or clear their cache.')
    .helpCommand(false)
    .addCommand(listCommand(host))
    .addCommand(getCommand(host))
    .addCommand(verifyCommand(host))
    .addCommand(clearCommand(host))
    .addHelpText('after', '\nDownloads go through the proxies in HTTPS_PROXY and NO_PROXY; VITRUM_MIRROR names a mirror of your own.');
}

function listCommand(host: CommandHost): Command {
  return withOptions(new GroupedCommand('list'), 'the folder to look into, instead of all others')
    .description('Every published dataset: its size, where it is, its license.')
    .action(async (options: DataOptions) => {
      const { listData } = await import('../actions/data-list.ts');
      await listData(options, host);
    });
}

function getCommand(host: CommandHost): Command {
  return withOptions(new GroupedCommand('get'), 'the folder to download into, instead of the cache')
    .description('Download a dataset, unless it is here.')
    .argument('<name>', 'the dataset: see "vitrum data list"')
    .action(async (name: string, options: DataOptions) => {
      const { getData } = await import('../actions/data-get.ts');
      await getData(name, options, host);
    });
}

function verifyCommand(host: CommandHost): Command {
  return withOptions(new GroupedCommand('verify'), 'the folder to look into, instead of all others')
    .description('Read the files that are here, and check that they are the published ones.')
    .argument('[name]', 'one dataset alone')
    .action(async (name: string | undefined, options: DataOptions) => {
      const { verifyData } = await import('../actions/data-verify.ts');
      await verifyData(name, options, host);
    });
}

function clearCommand(host: CommandHost): Command {
  return new GroupedCommand('clear')
    .description("Remove what was downloaded from vitrum's cache, without asking; no other folder is touched.")
    .argument('[name]', 'one dataset alone')
    .addOption(sharedOptions.plugin())
    .addOptions(optionGroups.output())
    .action(async (name: string | undefined, options: DataClearOptions) => {
      const { clearData } = await import('../actions/data-clear.ts');
      await clearData(name, options, host);
    });
}

function withOptions(command: GroupedCommand, dataDir: string): Command {
  return command
    .option('--data-dir <folder>', dataDir)
    .addOption(sharedOptions.plugin())
    .addOptions(optionGroups.output());
}
