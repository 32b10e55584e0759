import type { Command } from 'commander';

/**
 * The options of a command as words of a command line, without those of the given names: what was typed, in the order of the
 * command's options.
 *
 * @param except - Attribute names, such as `dataDir`.
 */
export function typedWords(command: Command, except: ReadonlySet<string>): readonly string[] {
  return command.options.flatMap((option) => {
    const name = option.attributeName();
    const value: unknown = command.getOptionValue(name);
    if (except.has(name) || command.getOptionValueSource(name) !== 'cli' || option.long === undefined) return [];
    if (typeof value === 'boolean') return value === !option.negate ? [option.long] : [];
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.flatMap((each) => [option.long ?? '', String(each)]);
  });
}
