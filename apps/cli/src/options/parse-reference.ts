import { VitrumError, type Reference } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { numberOrText } from './parse-number.ts';

/**
 * A name, or a name with options: `leaky-relu:slope=0.2`, several joined by commas; a list of numbers too: `mlp:hidden=64,32`. An
 * option may be such a name itself, and everything after it belongs to that: `warmup:epochs=2,then=step:every=5,factor=0.5`.
 *
 * @param flag - The option as it is written: `--activation`.
 * @throws VITRUM_INVALID_REFERENCE
 */
export function parseReference(text: string, flag: string): Reference {
  const colon = text.indexOf(':');
  if (colon === -1) return text;
  const [own, inner] = splitInner(text.slice(colon + 1));
  const pairs = (own === undefined ? [] : splitPairs(own)).map((pair) => parsePair(pair, text, flag));
  return {
    type: text.slice(0, colon),
    ...Object.fromEntries(pairs),
    ...(inner !== undefined && { [inner.option]: parseReference(inner.text, flag) }),
  };
}

interface InnerReference {
  readonly option: string;
  readonly text: string;
}

/** Options, and the last of them if it is a name with options of its own. */
function splitInner(text: string): readonly [own: string | undefined, inner?: InnerReference] {
  const found = /(?:^|,)([^=,:]+)=([a-z][a-z0-9-]*:[^=,]+=.*)$/.exec(text);
  const [all, option, reference] = found ?? [];
  if (all === undefined || option === undefined || reference === undefined) return [text];
  const own = all === text && !text.startsWith(',') ? undefined : text.slice(0, text.length - all.length);
  return [own, { option, text: reference }];
}

/** Splits at commas, except between the numbers of a list. */
function splitPairs(text: string): readonly string[] {
  const pairs: string[] = [];
  for (const part of text.split(',')) {
    const last = pairs.at(-1);
    if (last !== undefined && typeof numberOrText(part) === 'number') pairs[pairs.length - 1] = `${last},${part}`;
    else pairs.push(part);
  }
  return pairs;
}

type OptionValue = number | boolean | string;

function parsePair(pair: string, text: string, flag: string): readonly [string, OptionValue | readonly OptionValue[]] {
  const [name = '', ...rest] = pair.split('=');
  // "type" is the name itself in a reference.
  if (rest.length === 0 || name === '' || name === 'type') throw malformed(text, flag);
  const [first = '', ...others] = rest.join('=').split(',').map(parseValue);
  return [name, others.length === 0 ? first : [first, ...others]];
}

function parseValue(text: string): OptionValue {
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
