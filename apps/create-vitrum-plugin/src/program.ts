import { Command, Option } from 'commander';
import { create, type CreateOptions } from './create.ts';
import { kindNames } from './kinds.ts';
import type { ProcessContext } from './process-context.ts';
import { version } from './version.ts';

const examples = `
What is not said is asked for on a terminal; elsewhere, or with --yes, the defaults are taken.

Examples:
  npm create vitrum-plugin
  npm create vitrum-plugin vitrum-plugin-snake
  npm create vitrum-plugin @me/vitrum-plugin-robust -- --kind loss --name tukey`;

/** The command line: `npm create vitrum-plugin [folder] [-- options]`. */
export function createProgram(context: ProcessContext): Command {
  const { stdout, stderr } = context;
  return new Command('create-vitrum-plugin')
    .description('Make a vitrum plugin: a package of its own, with tests that pass at once.')
    .argument('[folder]', 'a new or empty folder, which the package is named after')
    .addOption(new Option('--kind <kind>', `what it contributes: ${kindNames.join(', ')} (default: activation)`))
    .addOption(new Option('--name <name>', "by which name that is used (default: the package's, without vitrum-plugin-)"))
    .option('--yes', 'ask nothing')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', examples)
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      outputError: () => undefined,
    })
    .exitOverride()
    .action(async (folder: string | undefined, options: CreateOptions) => create(folder, options, context));
}
