import { VitrumError, type NumberOption, type OptionSchema } from '@vitrum/core';
import { checkOptions, didYouMean, nearestName } from '@vitrum/core/internal';

/** How weights are averaged over the steps of a training. */
export interface Averaging {
  readonly name: 'ema' | 'swa';
  /** d of `ema`, or the share of the epochs after which `swa` begins. */
  readonly value: number;
}

/** How it is written; the option may be left out. */
export type AveragingText = 'none' | 'ema' | 'swa' | `ema:decay=${number}` | `swa:from=${number}`;

const between = { type: 'number', minimum: 0, exclusiveMaximum: 1 } as const satisfies NumberOption;

/** The ways of averaging, with the one option that each has. */
const ways = {
  ema: { option: 'decay', schema: { decay: { ...between, default: 0.999 } } },
  swa: { option: 'from', schema: { from: { ...between, default: 0.75 } } },
} as const satisfies Readonly<Record<string, { readonly option: string; readonly schema: OptionSchema }>>;

/**
 * Reads `none`, `ema:decay=0.999` or `swa:from=0.75`; the option may be left out. Undefined for `none`.
 *
 * @param where - For messages: `training: averaging`.
 * @throws VITRUM_INVALID_OPTION, VITRUM_UNKNOWN_NAME
 */
export function parseAveraging(text: string, where: string): Averaging | undefined {
  if (text === 'none') return undefined;
  const [name = '', ...rest] = text.split(':');
  if (name !== 'ema' && name !== 'swa') throw unknownWay(name, where);
  const { option, schema } = ways[name];
  const given = rest.join(':');
  const [key, number, ...more] = given.split('=');
  if (rest.length > 0 && (key !== option || number === undefined || more.length > 0)) throw wrongOption(name, option, given, where);
  const known = checkOptions(schema, rest.length === 0 ? {} : { [option]: numberIn(number) }, `${where} "${name}"`);
  return { name, value: Number(known[option]) };
}

/**
 * The text, if it says how weights are averaged.
 *
 * @throws VITRUM_INVALID_OPTION, VITRUM_UNKNOWN_NAME
 */
export function checkAveraging(text: string, where: string): AveragingText {
  parseAveraging(text, where);
  return text as AveragingText; // of no other form, or it would have been refused
}

/** A number, or the text, for the message. */
function numberIn(text = ''): number | string {
  return text.trim() === '' || !Number.isFinite(Number(text)) ? text : Number(text);
}

function unknownWay(name: string, where: string): VitrumError {
  const names = ['none', ...Object.keys(ways)];
  const nearest = nearestName(name, names);
  return new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: `${where} must be none, ema or swa, got "${name}".`,
    hint: `${didYouMean(nearest)}Give ema:decay=0.999, swa:from=0.75, or none.`,
    nearest,
  });
}

function wrongOption(name: string, option: string, given: string, where: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `${where} "${name}" takes the option ${option}=<number>, got "${given}".`,
    hint: `Write it like this: ${name === 'ema' ? 'ema:decay=0.999' : 'swa:from=0.75'}.`,
  });
}
