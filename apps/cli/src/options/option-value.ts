import type { Option, OptionSchema } from '@vitrum/core';
import { numberOrText } from './parse-number.ts';

/** The option of that name in a schema; of what is not there, nothing is known. */
export function optionNamed(schema: OptionSchema, name: string): Option | undefined {
  return Object.hasOwn(schema, name) ? schema[name] : undefined;
}

/**
 * A typed text as the value that its option takes; a text that is none stays as it is, for the message about it. Texts stay
 * texts even where they look like numbers: a column may be called `2`.
 */
export function readOptionValue(option: Option | undefined, text: string): unknown {
  switch (option?.type) {
    case 'number':
    case 'integer':
      return numberOrText(text);
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : text;
    default:
      return text;
  }
}
