import { describeValue, VitrumError, type Reference } from '@vitrum/core';
import { numberOrText } from './parse-number.ts';

/**
 * A name, or a name with options: `leaky-relu:slope=0.2`, several joined by commas.
 *
 * @param flag - The option as it is written: `--activation`.
 * @throws VITRUM_INVALID_REFERENCE
 */
export function parseReference(text: string, flag: string): Reference {
  const colon = text.indexOf(':');
  if (colon === -1) return text;
  const pairs = text
    .slice(colon + 1)
    .split(',')
    .map((pair) => parsePair(pair, text, flag));
  return { type: text.slice(0, colon), ...Object.fromEntries(pairs) };
}

function parsePair(pair: string, text: string, flag: string): readonly [string, number | boolean | string] {
  const [name = '', ...rest] = pair.split('=');
  // "type" is the name itself in a reference.
  if (rest.length === 0 || name === '' || name === 'type') throw malformed(text, flag);
  return [name, parseValue(rest.join('='))];
}

function parseValue(text: string): number | boolean | string {
  if (text === 'true' || text === 'false') return text === 'true';
  return numberOrText(text);
}

function malformed(text: string, flag: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_REFERENCE',
    message: `${flag} must be a name, or a name with options, got ${describeValue(text)}.`,
    hint: 'Write "tanh", or "leaky-relu:slope=0.2"; several options are joined by commas.',
  });
}
