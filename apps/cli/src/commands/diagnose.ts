import type { Command } from 'commander';
import type { DiagnoseOptions } from '../actions/diagnose.ts';
import type { CommandHost } from '../command-host.ts';
import { GroupedCommand, optionGroups } from '../options/option-groups.ts';
import { sharedOptions } from '../options/shared-options.ts';

const examples = `
Examples:
  vitrum diagnose runs/2026-11-23T14-05-09Z-mnist-7
  vitrum diagnose run --json`;

/** `vitrum diagnose` */
export function diagnoseCommand(host: CommandHost): Command {
  return new GroupedCommand('diagnose')
    .description('Look for signs of trouble in a run, and print the figures of its layers.')
    .argument('<run>', 'the run folder')
    .addOption(sharedOptions.dataDir())
    .addOptions(optionGroups.backend(), optionGroups.output())
    .addHelpText('after', examples)
    .action(async (run: string, options: DiagnoseOptions) => {
      const { diagnose } = await import('../actions/diagnose.ts');
      await diagnose(run, options, host);
    });
}
