import { kindBySingular } from '../contracts/kinds.ts';
import { isReferenceKind } from '../contracts/reference-kinds.ts';
import { describeValue } from '../errors/describe-value.ts';
import { didYouMean, nearestName } from '../errors/nearest-name.ts';
import { VitrumError } from '../errors/vitrum-error.ts';
import { withArticle } from '../errors/with-article.ts';
import { isListOf, isRecord } from '../json.ts';
import type { NumberOption, NumbersOption, Option, OptionSchema, Reference, ReferenceOption, StringOption } from './option-schema.ts';

/** True if the option refers to another contribution. */
export function isReferenceOption(option: Option): option is ReferenceOption {
  return isReferenceKind(option.type);
}

/** True for a name, or an object with a name as `type`. */
export function isReference(value: unknown): value is Reference {
  if (typeof value === 'string') return true;
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/**
 * Checks plain JSON against a schema and fills in the defaults. For references, only the form is checked; the registry resolves
 * them.
 *
 * @param where - What the options belong to, for messages: `layers[0]`, `activation "leaky-relu"`.
 * @throws VITRUM_UNKNOWN_OPTION, VITRUM_MISSING_OPTION, VITRUM_INVALID_OPTION, VITRUM_INVALID_REFERENCE
 */
export function checkOptions(
  schema: OptionSchema,
  given: Readonly<Record<string, unknown>>,
  where: string,
): Readonly<Record<string, unknown>> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(schema, name)) throw unknownOption(schema, name, where);
  }
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(schema)) {
    // An explicit null is an invalid value, not a missing one: JSON turns NaN into null.
    const value = given[name] === undefined ? option.default : given[name];
    if (value === undefined) throw missingOption(name, option, where);
    checkOption(option, value, `${where}: ${name}`);
    values[name] = isListOption(option) && !Array.isArray(value) ? [value] : value;
  }
  return values;
}

const isListOption = ({ type }: Option): boolean => type === 'strings' || type === 'integers';

/** Checks one value against one option; see {@link checkOptions}. */
export function checkOption(option: Option, value: unknown, where: string): void {
  if (option.type === 'numbers' && isRecord(value)) {
    checkNumbers(option, value, where);
    return;
  }
  const isValid = isReferenceOption(option) ? isReference(value) : isValidPlainValue(option, value);
  if (isValid) return;
  const nearest =
    (option.type === 'string' || option.type === 'numbers') && typeof value === 'string' ? nearestName(value, option.choices ?? []) : undefined;
  throw new VitrumError({
    code: isReferenceOption(option) ? 'VITRUM_INVALID_REFERENCE' : 'VITRUM_INVALID_OPTION',
    message: `${where} must be ${describeOption(option)}, got ${describeValue(value)}.`,
    hint: isReferenceOption(option) && hasName(value) ? `Give its name, "${value.name}": a configuration is plain JSON.` : `${didYouMean(nearest)}${describeDefault(option)}`,
    nearest,
  });
}

/** True for a contribution itself, given where its name is meant. */
const hasName = (value: unknown): value is { readonly name: string } => isRecord(value) && typeof value['name'] === 'string';

/** Each number by itself, so that the message names it. */
function checkNumbers({ minimum, exclusiveMinimum }: NumbersOption, values: Readonly<Record<string, unknown>>, where: string): void {
  const rule = { type: 'number', ...(minimum !== undefined && { minimum }), ...(exclusiveMinimum !== undefined && { exclusiveMinimum }) } as const;
  for (const [name, value] of Object.entries(values)) checkOption(rule, value, `${where} of "${name}"`);
}

function describeDefault({ type, default: value }: Option): string {
  if (value === undefined) return 'Give a value of that kind.';
  return type === 'numbers' && isRecord(value) ? 'Leave it out, or give numbers by name: { "cat": 2, "dog": 1 }.' : `Leave it out for the default, ${describeValue(value)}.`;
}

function isValidPlainValue(option: Exclude<Option, ReferenceOption>, value: unknown): boolean {
  switch (option.type) {
    case 'number':
    case 'integer':
      return isValidNumber(option, value, option.type === 'integer');
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
      return isValidString(option, value);
    case 'strings':
      return typeof value === 'string' || isListOf(value, (item) => typeof item === 'string');
    case 'integers':
      return (Array.isArray(value) ? value : [value]).every((item: unknown) => isValidNumber(option, item, true));
    case 'numbers':
      return typeof value === 'string' && (option.choices?.includes(value) ?? false); // records are checked number by number
    case 'references':
      return isListOf(value, isReference);
  }
}

/** What a number, or every number of a list, has to be. */
type NumberRule = Omit<NumberOption, 'type' | 'default'>;

function isValidNumber(rule: NumberRule, value: unknown, isWhole: boolean): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  if (isWhole && !Number.isSafeInteger(value)) return false;
  if (value < (rule.minimum ?? -Infinity) || value > (rule.maximum ?? Infinity)) return false;
  return value > (rule.exclusiveMinimum ?? -Infinity) && value < (rule.exclusiveMaximum ?? Infinity);
}

function isValidString(option: StringOption, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return option.choices === undefined || option.choices.includes(value);
}

/** A description of what an option accepts: `a whole number of at least 1`. */
export function describeOption(option: Option): string {
  switch (option.type) {
    case 'number':
    case 'integer':
      return describeNumbers(option.type === 'integer' ? 'a whole number' : 'a number', option);
    case 'boolean':
      return 'true or false';
    case 'string':
      return option.choices === undefined ? 'a text' : `one of ${option.choices.join(', ')}`;
    case 'strings':
      return 'a text, or a list of texts';
    case 'integers':
      return describeNumbers('a list of whole numbers', option);
    case 'numbers':
      return [...(option.choices ?? []), `${describeNumbers('numbers', option)} by name`].join(', or ');
    case 'references':
      return `a list of names of ${kindBySingular[option.of]}, or of objects with a name as "type"`;
    default:
      return `the name of ${withArticle(option.type)}, or an object with its name as "type"`;
  }
}

function describeNumbers(noun: string, { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: NumberRule): string {
  const bounds: string[] = [];
  if (exclusiveMinimum !== undefined) bounds.push(`greater than ${exclusiveMinimum}`);
  if (minimum !== undefined && maximum !== undefined) bounds.push(`from ${minimum} to ${maximum}`);
  else if (minimum !== undefined) bounds.push(`of at least ${minimum}`);
  else if (maximum !== undefined) bounds.push(`of at most ${maximum}`);
  if (exclusiveMaximum !== undefined) bounds.push(`less than ${exclusiveMaximum}`);
  return [noun, bounds.join(' and ')].filter((part) => part !== '').join(' ');
}

function unknownOption(schema: OptionSchema, name: string, where: string): VitrumError {
  const known = Object.keys(schema);
  const nearest = nearestName(name, known);
  return new VitrumError({
    code: 'VITRUM_UNKNOWN_OPTION',
    message: `${where} has no option "${name}".`,
    hint: `${didYouMean(nearest)}${known.length === 0 ? 'It takes no options.' : `Its options: ${known.join(', ')}.`}`,
    nearest,
  });
}

function missingOption(name: string, option: Option, where: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: `${where} needs the option "${name}", ${describeOption(option)}.`,
    hint: option.description === undefined ? 'Add it.' : `Add it: ${option.description}`,
  });
}
