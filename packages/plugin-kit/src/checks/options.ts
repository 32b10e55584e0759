import { isVitrumError, type OptionSchema } from '@vitrum/core';
import { checkOptions, isReferenceOption } from '@vitrum/core/internal';
import type { CheckContext } from '../check-context.ts';
import { check } from '../check.ts';

/** Options survive JSON, and invalid ones are rejected. */
export const options = check<CheckContext>(
  'options',
  'its options have defaults, survive JSON, and refuse what they must not be',
  ({ name, definition, attempts, tried, fail, note }) => {
    const schema: OptionSchema = 'options' in definition ? definition.options : {};
    const count = Object.keys(schema).length;
    tried(count === 0 ? 'no options' : `${count} ${count === 1 ? 'option' : 'options'}, in ${attempts.length} variants`);
    for (const { label, options: given } of attempts) {
      const parsed = JSON.parse(JSON.stringify(given)) as Readonly<Record<string, unknown>>; // JSON of an object is an object
      const [before = '', after = ''] = [given, parsed].map((each) => JSON.stringify(checkOptions(schema, each, name)));
      if (before !== after) fail({ where: `What JSON makes of ${label}`, got: after, expected: before });
    }
    for (const [option, rules] of Object.entries(schema)) {
      if (rules.description === undefined) note({ message: `The option "${option}" has no description.` });
      if (rules.default === undefined && !isReferenceOption(rules)) note({ message: `The option "${option}" has no default: everyone has to give it.` });
      if (!refuses(schema, name, { [option]: Symbol('wrong') })) fail({ message: `The option "${option}" accepts a symbol.` });
    }
  },
);

function refuses(schema: OptionSchema, name: string, given: Readonly<Record<string, unknown>>): boolean {
  try {
    checkOptions(schema, given, name);
    return false;
  } catch (error) {
    return isVitrumError(error);
  }
}
