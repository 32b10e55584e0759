import { VitrumError, type ErrorCode } from '@vitrum/core';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import type { Command, CommanderError, Option } from 'commander';

/** Converts commander's errors to VitrumErrors; returns others unchanged. */
export function toUsageError(error: CommanderError, command: Command): Error {
  const [quoted = ''] = /(?<=').*?(?=')/.exec(error.message) ?? [];
  switch (error.code) {
    case 'commander.unknownCommand':
      return unknownCommand(quoted, command);
    case 'commander.unknownOption':
      return unknownOption(quoted, command);
    case 'commander.optionMissingArgument':
      return usageError('VITRUM_MISSING_OPTION', `The option ${quoted} needs a value.`, seeHelp(command));
    case 'commander.missingArgument':
      return usageError('VITRUM_MISSING_OPTION', `${describe(command)} needs an argument: <${quoted}>.`, seeHelp(command));
    case 'commander.excessArguments':
      return usageError('VITRUM_INVALID_OPTION', excessArguments(command), seeHelp(command));
    default:
      return error;
  }
}

/** The error for an unknown command. */
export function unknownCommand(name: string, parent: Command): VitrumError {
  const names = parent.createHelp().visibleCommands(parent).map((command) => command.name());
  const nearest = nearestName(name, names);
  const hint = `${didYouMean(nearest)}Commands: ${names.join(', ')}.`;
  return usageError('VITRUM_UNKNOWN_NAME', `There is no command "${[...pathOf(parent), name].join(' ')}".`, hint, nearest);
}

function unknownOption(flag: string, command: Command): VitrumError {
  const [name = flag] = flag.split('=');
  const flags = command.options.flatMap(({ long }) => long ?? []);
  const nearest = nearestName(name, flags);
  const hint = elsewhere(name, command) ?? `${didYouMean(nearest)}${seeHelp(command)}`;
  return usageError('VITRUM_UNKNOWN_OPTION', `${describe(command)} has no option "${name}".`, hint, nearest);
}

/** Where an option belongs that is given in another place than its own. */
function elsewhere(flag: string, command: Command): string | undefined {
  if (['--version', '-V'].includes(flag)) return 'The program has a version, and its commands have the same: vitrum --version';
  const owner = command.createHelp().visibleCommands(command).find(({ options }) => options.some(({ long, short }) => flag === long || flag === short));
  return owner && `An option stands behind the name of the command that it is for: vitrum ${pathOf(owner).join(' ')} ${flag}`;
}

/**
 * The error for an option of a command that stands before the name of one of its own commands, which would not see it.
 *
 * @param given - The command's options that were given.
 */
export function misplacedOption([option]: readonly Option[], of: Command): VitrumError | undefined {
  if (option === undefined) return undefined;
  const path = pathOf(of).join(' ');
  const flag = option.long ?? option.flags;
  return usageError('VITRUM_INVALID_OPTION', `${flag} stands before "${of.name()}", which does not see it there.`, `Write it behind the name of the command, if that has it: see "vitrum ${path} --help".`);
}

function excessArguments(command: Command): string {
  const accepted = command.registeredArguments.length;
  const received = command.args.map((argument) => JSON.stringify(argument)).join(', ');
  const noun = accepted === 1 ? 'argument' : 'arguments';
  return `${describe(command)} takes ${accepted === 0 ? 'no' : `at most ${accepted}`} ${noun}, got ${received}.`;
}

const describe = (command: Command): string =>
  command.parent === null ? 'vitrum' : `The command "${pathOf(command).join(' ')}"`;

const seeHelp = (command: Command): string => `See "${['vitrum', ...pathOf(command)].join(' ')} --help".`;

/** The words that lead to a command: `data get`. */
function pathOf(command: Command): readonly string[] {
  return command.parent === null ? [] : [...pathOf(command.parent), command.name()];
}

function usageError(code: ErrorCode, message: string, hint: string, nearest?: string): VitrumError {
  return new VitrumError({ code, message, hint, nearest });
}
