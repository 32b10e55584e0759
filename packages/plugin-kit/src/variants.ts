import type { NumberOption, Option, OptionSchema } from '@vitrum/core';
import { isReferenceOption, standInFor } from '@vitrum/core/internal';
import type { Variant } from './subject.ts';

/** More would slow the checks down without finding more. */
const maxVariants = 12;
/** A larger bound says what is possible rather than usual, such as a million units. */
const maxBound = 1000;

/**
 * A contribution with its default options, then with one option at a time at other values that its schema allows: ordinary ones and
 * its bounds. Required options are set in every variant.
 */
export function variantsOf(name: string, schema: OptionSchema): readonly Variant[] {
  const candidates = Object.entries(schema).map(([option, rules]) => ({
    option,
    values: valuesOf(rules),
    default: rules.default,
  }));
  const needed = Object.fromEntries(
    candidates.flatMap((each): readonly [string, unknown][] =>
      each.default === undefined && each.values.length > 0 ? [[each.option, each.values[0]]] : [],
    ),
  );
  const others = candidates.map(({ option, values, default: byDefault }) =>
    values
      .filter((value) => value !== byDefault && value !== needed[option])
      .map((value) => variant(name, { ...needed, [option]: value })),
  );
  return [variant(name, needed), ...inTurn(others)].slice(0, maxVariants);
}

/** The first item of every list, then the second of every list, …: with a limited number, every option gets its turn. */
function inTurn<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}

function variant(name: string, options: Readonly<Record<string, unknown>>): Variant {
  const list = Object.entries(options).map(([option, value]) => `${option} = ${textOf(value)}`);
  if (list.length === 0) return { label: name, reference: name, options };
  return { label: `${name} with ${list.join(', ')}`, reference: { type: name, ...options }, options };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Some values that an option allows, most ordinary first. */
function valuesOf(option: Option): readonly unknown[] {
  if (isReferenceOption(option)) return [option.default ?? standInFor(option.type)];
  switch (option.type) {
    case 'boolean':
      return [false, true];
    case 'string':
      return option.choices ?? [option.default ?? 'a'];
    case 'strings':
      return [option.default ?? ['a']];
    case 'integers':
      return [option.default ?? [option.minimum ?? option.maximum ?? 1]];
    case 'numbers':
      return [option.default ?? {}, ...(option.choices ?? [])];
    case 'references':
      return [option.default ?? [], [standInFor(option.of)]];
    case 'integer':
      return numbersOf(option, [3, 1, 2]).filter(Number.isSafeInteger);
    case 'number':
      return numbersOf(option, [0.5, 0.1, 2]);
  }
}

/** The allowed ones among some ordinary numbers, or one that is allowed; then the bounds. */
function numbersOf(option: NumberOption, ordinary: readonly number[]): readonly number[] {
  const { minimum, maximum } = option;
  const allowed = ordinary.filter((value) => isAllowed(option, value));
  const others = allowed.length > 0 ? allowed : inside(option).filter((value) => isAllowed(option, value)).slice(0, 1);
  const bounds = [minimum ?? NaN, maximum ?? NaN].filter((bound) => Math.abs(bound) <= maxBound && isAllowed(option, bound));
  return [...new Set([...others, ...bounds])];
}

/** Numbers between the bounds, or slightly beyond the only bound, for options that allow no ordinary number. */
function inside({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: NumberOption): readonly number[] {
  const [low = NaN, high = NaN] = [exclusiveMinimum ?? minimum, exclusiveMaximum ?? maximum];
  const numbers = [low + 1, high - 1, low + (high - low) / 2, low, high].filter((value) => !Number.isNaN(value));
  return type === 'integer' ? numbers.flatMap((value) => [Math.floor(value), Math.ceil(value)]) : numbers;
}

function isAllowed({ minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity }: NumberOption, value: number): boolean {
  return value >= minimum && value <= maximum && value > exclusiveMinimum && value < exclusiveMaximum;
}
