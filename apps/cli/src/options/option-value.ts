import type { Option, OptionSchema } from '@vitrum/core';
import { numberOrText } from './parse-number.ts';

/** The option of a given name in a schema, if it exists. */
export function optionNamed(schema: OptionSchema, name: string): Option | undefined {
  return Object.hasOwn(schema, name) ? schema[name] : undefined;
}

/**
 * Converts a typed text to the type of its option; an invalid one is returned unchanged, for the error message. Strings that look
 * like numbers stay strings: a column may be called `2`.
 */
export function readOptionValue(option: Option | undefined, text: string): unknown {
  switch (option?.type) {
    case 'number':
    case 'integer':
      return numberOrText(text);
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : text;
    case 'integers':
      return text.split(',').map((part) => numberOrText(part.trim()));
    default:
      return text;
  }
}
