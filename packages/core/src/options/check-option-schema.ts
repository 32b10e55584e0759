import { referenceKinds } from '../contracts/reference-kinds.ts';
import { describeValue } from '../errors/describe-value.ts';
import { didYouMean, nearestName } from '../errors/nearest-name.ts';
import { isVitrumError, VitrumError } from '../errors/vitrum-error.ts';
import { isListOf, isRecord } from '../json.ts';
import { checkOption } from './check-option.ts';
import type { Option } from './option-schema.ts';

const optionTypes: readonly string[] = ['number', 'integer', 'boolean', 'string', 'strings', 'integers', 'numbers', 'references', ...referenceKinds];
const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const;

/**
 * Checks that a value is an option schema, and that its defaults are valid.
 *
 * @param where - The owner of the options, for messages: `Plugin "p": activation "leaky"`.
 * @throws VITRUM_INVALID_CONTRIBUTION
 */
export function checkOptionSchema(value: unknown, where: string): void {
  if (!isRecord(value)) throw invalid(`${where}: options must be an object of options by name, got ${describeValue(value)}.`);
  for (const [name, option] of Object.entries(value)) checkOneOption(name, option, `${where}: option "${name}"`);
}

function checkOneOption(name: string, option: unknown, where: string): void {
  if (name === 'type') throw invalid(`${where} cannot have that name: a reference keeps the contribution's name there.`);
  if (!isRecord(option)) throw invalid(`${where} must be an object with a "type", got ${describeValue(option)}.`);
  const { type, choices } = option;
  if (typeof type !== 'string' || !optionTypes.includes(type)) {
    const nearest = typeof type === 'string' ? nearestName(type, optionTypes) : undefined;
    throw invalid(`${where} must have a type, got ${describeValue(type)}.`, `${didYouMean(nearest)}Types: ${optionTypes.join(', ')}.`);
  }
  if (type === 'references' && !referenceKinds.some((kind) => kind === option['of'])) {
    throw invalid(`${where}: "of" must be a kind of contribution, got ${describeValue(option['of'])}.`, `Kinds: ${referenceKinds.join(', ')}.`);
  }
  for (const bound of bounds) {
    if (option[bound] === undefined || typeof option[bound] === 'number') continue;
    throw invalid(`${where}: ${bound} must be a number, got ${describeValue(option[bound])}.`);
  }
  if (choices !== undefined && !isListOf(choices, (choice) => typeof choice === 'string')) {
    throw invalid(`${where}: choices must be a list of texts, got ${describeValue(choices)}.`);
  }
  // Every property used below has been checked.
  checkDefault(option as unknown as Option, where);
}

/** An invalid default would fail for everyone who omits the option. */
function checkDefault(option: Option, where: string): void {
  if (option.default === undefined) return;
  const { default: value, ...rules } = option;
  try {
    checkOption(rules, value, `${where}: its default`);
  } catch (error) {
    if (!isVitrumError(error)) throw error;
    throw invalid(error.message);
  }
}

function invalid(message: string, hint?: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONTRIBUTION',
    message,
    hint: hint ?? 'Write options as { slope: { type: "number", default: 0.01, minimum: 0 } }.',
  });
}
