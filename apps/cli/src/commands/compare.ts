import type { Command } from 'commander';
import type { CompareOptions } from '../actions/compare.ts';
import type { CommandHost } from '../command-host.ts';
import { GroupedCommand, optionGroups } from '../options/option-groups.ts';
import { sharedOptions } from '../options/shared-options.ts';

const examples = `
Examples:
  vitrum compare runs/*
  vitrum compare runs/2026-11-23T14-05-09Z-iris-folds runs/2026-11-23T14-09-51Z-iris-folds --figure loss
  vitrum compare --svg curves.svg`;

/** `vitrum compare` */
export function compareCommand(host: CommandHost): Command {
  return new GroupedCommand('compare')
    .description('Compare runs: the settings that differ, the figures, the learning curves.')
    .argument('[folders...]', 'run folders, also those of --seeds and --folds (default: all in runs)')
    .option('--figure <name>', 'what the runs are sorted by and whose curves are drawn, such as loss (default: their main figure)')
    .option('--svg <file>', 'write the learning curves as SVG')
    .option('--png <file>', 'write the learning curves as PNG')
    .addOption(sharedOptions.plugin())
    .addOptions(optionGroups.output())
    .addHelpText('after', examples)
    .action(async (folders: readonly string[], options: CompareOptions) => {
      const { compare } = await import('../actions/compare.ts');
      await compare(folders, options, host);
    });
}
