import { Command, type CommanderError } from 'commander';
import type { CommandHost } from './command-host.ts';
import { checkPluginCommand } from './commands/check-plugin.ts';
import { compareCommand } from './commands/compare.ts';
import { convertCommand, exportCommand, importCommand } from './commands/convert.ts';
import { dataCommand } from './commands/data.ts';
import { diagnoseCommand } from './commands/diagnose.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { findLearningRateCommand } from './commands/find-learning-rate.ts';
import { inspectCommand } from './commands/inspect.ts';
import { listCommand } from './commands/list.ts';
import { predictCommand } from './commands/predict.ts';
import { showCommand } from './commands/show.ts';
import { sweepCommand, trialWorkerCommand, workerCommand } from './commands/sweep.ts';
import { trainCommand } from './commands/train.ts';
import { webCommand } from './commands/web.ts';
import { misplacedOption, toUsageError, unknownCommand } from './usage-error.ts';
import { version } from './version.ts';

const commands = [
  ...[trainCommand, findLearningRateCommand, sweepCommand, compareCommand, evaluateCommand, diagnoseCommand, predictCommand, inspectCommand, showCommand, listCommand, dataCommand],
  ...[exportCommand, importCommand, convertCommand],
  ...[workerCommand, checkPluginCommand, webCommand],
];

/** The whole command line. The action of a command is imported when it runs, so that `--help` is fast. */
export function createProgram(host: CommandHost): Command {
  const program = new Command('vitrum')
    .description('Train, evaluate and look into small neural networks.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .enablePositionalOptions() // an option behind the name of a command is that command's
    .helpCommand(false) // it would print the general help for an unknown command
    .addHelpText('after', '\nExample: vitrum train --epochs 2, then vitrum predict --model runs/…/model.json --index 0');
  for (const create of commands) program.addCommand(create(host));
  program.addCommand(trialWorkerCommand(host), { hidden: true });
  program.addCommand(helpCommand(program));
  for (const command of [program, ...program.commands.flatMap((each) => [each, ...each.commands])]) prepare(command, host);
  return program;
}

function helpCommand(program: Command): Command {
  return new Command('help')
    .description('Print the help of a command.')
    .argument('[command...]')
    .action((names: readonly string[]) => {
      let command = program;
      for (const name of names) {
        const named = command.commands.find((each) => each.name() === name);
        if (named === undefined) throw unknownCommand(name, command);
        command = named;
      }
      command.outputHelp();
    });
}

/** Throws errors instead of printing them, so that all are reported in one form. */
function prepare(command: Command, { stdout, stderr }: CommandHost): void {
  command
    .configureOutput({
      writeOut: (text) => void stdout.stream.write(text),
      writeErr: (text) => void stderr.stream.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => stdout.columns,
      getErrHelpWidth: () => stderr.columns,
      // Titles are styled for the terminal, so commander need not strip colors.
      getOutHasColors: () => true,
      getErrHasColors: () => true,
    })
    .configureHelp({ styleTitle: (title) => stdout.chalk.bold(title) })
    .helpOption('-h, --help', 'print this help')
    .hook('preSubcommand', (parent, own) => {
      const misplaced = misplacedOption(parent.options.filter((option) => parent.getOptionValueSource(option.attributeName()) === 'cli'), own);
      if (misplaced !== undefined) throw misplaced;
    })
    .exitOverride((error: CommanderError) => {
      throw toUsageError(error, command);
    });
}
