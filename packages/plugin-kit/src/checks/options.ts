import { checkOptions, isReferenceOption, isVitrumError, type OptionSchema } from '@vitrum/core';
import { outcome, type Check } from '../check.ts';
import type { Finding } from '../report.ts';
import type { Subject } from '../subject.ts';

/** Options come back from JSON as they were, and what they must not be is refused. */
export const options: Check<Subject> = {
  name: 'options',
  title: 'its options have defaults, survive JSON, and refuse what they must not be',
  run: ({ name, definition, variants }) => {
    const schema: OptionSchema = 'options' in definition ? definition.options : {};
    const failures: Finding[] = [];
    const notes: Finding[] = [];
    for (const variant of variants) {
      const parsed = JSON.parse(JSON.stringify(variant.options)) as Readonly<Record<string, unknown>>; // JSON of an object is one
      const [before, after] = [variant.options, parsed].map((given) => JSON.stringify(checkOptions(schema, given, name)));
      if (before === after) continue;
      failures.push({ message: `${variant.label} becomes ${String(after)} on its way through JSON.`, expected: String(before), got: String(after) });
    }
    for (const [option, rules] of Object.entries(schema)) {
      if (rules.description === undefined) notes.push({ message: `The option "${option}" has no description.` });
      if (rules.default === undefined && !isReferenceOption(rules)) notes.push({ message: `The option "${option}" has no default: everyone has to give it.` });
      if (!refuses(schema, name, { [option]: Symbol('wrong') })) failures.push({ message: `The option "${option}" accepts a symbol.` });
    }
    const count = Object.keys(schema).length;
    return outcome(count === 0 ? 'no options' : `${count} ${count === 1 ? 'option' : 'options'}, ${variants.length} variants`, failures, notes);
  },
};

function refuses(schema: OptionSchema, name: string, given: Readonly<Record<string, unknown>>): boolean {
  try {
    checkOptions(schema, given, name);
    return false;
  } catch (error) {
    return isVitrumError(error);
  }
}
