import { VitrumError } from '@vitrum/core';
import { checkOptions, describeValue, didYouMean, isFiniteNumber, isRecord, nearestName } from '@vitrum/core/internal';
import { checkKeys } from '@vitrum/runs/internal';
import { checkSettingKey } from './check-setting-key.ts';
import { choiceOf } from './choice.ts';
import type { Domain, DomainType } from './domain.ts';
import { numbersOf } from './numbers.ts';
import type { Condition, Setting, Space } from './setting.ts';

const domainTypes = ['choice', 'integer', 'uniform', 'log-uniform'] as const satisfies readonly DomainType[];

/**
 * Checks a space of settings in plain JSON: `{ "training.learningRate": { "type": "log-uniform", "minimum": 0.001, "maximum": 0.1 } }`;
 * a list stands for a choice.
 *
 * @throws VITRUM_INVALID_CONFIG, VITRUM_UNKNOWN_OPTION, VITRUM_UNKNOWN_NAME, VITRUM_INVALID_OPTION, VITRUM_MISSING_OPTION
 */
export function parseSpace(value: unknown): Space {
  if (!isRecord(value) || Object.keys(value).length === 0) {
    throw invalid(`"space" must have at least one setting to try, got ${describeValue(value)}.`, 'Write space: { training.learningRate: { type: log-uniform, minimum: 0.001, maximum: 0.1 } }.');
  }
  const settings = Object.entries(value).map(([key, described]) => parseSetting(key, described));
  return inOrder(settings);
}

function parseSetting(key: string, described: unknown): Setting {
  checkSettingKey(key);
  const where = `"space": ${key}`;
  if (Array.isArray(described)) return { key, domain: parseChoice(described, where), when: [] };
  const { type, when, ...options } = checkKeys(described, ['type', 'choices', 'minimum', 'maximum', 'logarithmic', 'when'], where);
  const name = domainTypes.find((each) => each === type);
  if (name === undefined) throw unknownDomain(type, where);
  return { key, domain: parseDomain(name, options, where), when: when === undefined ? [] : parseConditions(when, where) };
}

function parseDomain(type: DomainType, options: Readonly<Record<string, unknown>>, where: string): Domain {
  if (type === 'choice') return parseChoice(checkKeys(options, ['choices'], where)['choices'], where);
  const isWhole = type === 'integer';
  const number = { type: isWhole ? 'integer' : 'number' } as const;
  const { minimum, maximum, logarithmic } = checkOptions({ minimum: number, maximum: number, ...(isWhole && { logarithmic: { type: 'boolean', default: false } as const }) }, options, where);
  if (!isFiniteNumber(minimum) || !isFiniteNumber(maximum)) throw new Error('checkOptions lets numbers pass alone');
  const isLogarithmic = type === 'log-uniform' || logarithmic === true;
  if (minimum > maximum || (minimum === maximum && !isWhole)) {
    throw invalid(`${where} has an empty range: from ${minimum} to ${maximum}.`, 'Give a "minimum" below "maximum"; a single value belongs into the description of the run.');
  }
  if (isLogarithmic && minimum <= 0) throw invalid(`${where} is logarithmic, and begins at ${minimum}.`, 'Give a "minimum" above 0, or leave the logarithm out.');
  return numbersOf(type, { minimum, maximum, isLogarithmic, isWhole });
}

function parseChoice(choices: unknown, where: string): Domain {
  if (Array.isArray(choices) && choices.length > 0) return choiceOf(choices);
  const got = Array.isArray(choices) ? 'an empty list' : describeValue(choices);
  throw invalid(`${where} must have a list of choices, got ${got}.`, 'Write choices: [16, 32, 64].');
}

function parseConditions(when: unknown, where: string): readonly Condition[] {
  if (isRecord(when)) return Object.entries(when).map(([key, value]) => ({ key, values: Array.isArray(value) ? value : [value] }));
  throw invalid(`${where}: when must name settings and the values that they must have, got ${describeValue(when)}.`, 'Write when: { training.optimizer: momentum }.');
}

/** Each setting after those that its conditions name. */
function inOrder(settings: readonly Setting[]): Space {
  const keys = settings.map(({ key }) => key);
  const placed: Setting[] = [];
  for (let left = settings; left.length > 0; ) {
    const ready = left.filter(({ when }) => when.every(({ key }) => placed.some((each) => each.key === key)));
    const [stuck] = left;
    if (ready.length === 0 && stuck !== undefined) throw unmetCondition(stuck, keys);
    placed.push(...ready);
    left = left.filter((each) => !ready.includes(each));
  }
  for (const { key, when } of placed) {
    for (const condition of when) checkReachable(key, condition, placed);
  }
  return placed;
}

function checkReachable(key: string, { key: of, values }: Condition, space: Space): void {
  const domain = space.find((each) => each.key === of)?.domain;
  if (domain === undefined || values.some((value) => domain.placeOf(value) !== undefined)) return;
  throw invalid(`"space": ${key} is tried when ${of} is ${values.map(describeValue).join(' or ')}, which it never is.`, `Give a value that ${of} may have.`);
}

function unmetCondition({ key, when }: Setting, keys: readonly string[]): VitrumError {
  const missing = when.find((each) => !keys.includes(each.key))?.key;
  if (missing === undefined) return invalid(`"space": the conditions of ${key} lead back to itself.`, 'Let it depend on settings that do not depend on it.');
  const nearest = nearestName(missing, keys);
  return new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: `"space": ${key} depends on ${JSON.stringify(missing)}, which is no setting of the space.`,
    hint: `${didYouMean(nearest)}Settings: ${keys.join(', ')}.`,
    nearest,
  });
}

function unknownDomain(type: unknown, where: string): VitrumError {
  const nearest = typeof type === 'string' ? nearestName(type, domainTypes) : undefined;
  return new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: `${where}: type must say how values are drawn, got ${describeValue(type)}.`,
    hint: `${didYouMean(nearest)}Types: ${domainTypes.join(', ')}; a list stands for a choice.`,
    nearest,
  });
}

function invalid(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_CONFIG', message, hint });
}
