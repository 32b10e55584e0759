import { describeValue, isListOf, isRecord } from '@vitrum/core/internal';

type Check = readonly [isRight: (value: unknown) => boolean, expected: string];

const text: Check = [(value) => typeof value === 'string' && value.length <= 40, 'a short text'];
const notation: Readonly<Record<string, Check>> = {
  decimal: [(value) => value === '.' || value === ',', 'a point or a comma'],
  thousands: [(value) => typeof value === 'string' && value.length <= 1, 'one character or none'],
  unit: text,
  missing: [(value) => isListOf(value, (mark) => typeof mark === 'string'), 'a list of texts'],
  usualMissing: [(value) => typeof value === 'boolean', 'true or false'],
};
const dialect: Readonly<Record<string, Check>> = {
  ...notation,
  delimiter: text,
  quote: [(value) => typeof value === 'string' && value.length <= 1, 'one character or none'],
  comment: text,
  encoding: text,
  skipLines: [(value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0, 'a whole number'],
  columns: [(value) => isRecord(value) && Object.values(value).every((each) => wrongIn(each, notation) === undefined), 'how columns are written, by name'],
};

/** The problem with the dialect in an untrusted model, if any. */
export function wrongInDialect(value: unknown): string | undefined {
  return value === undefined ? undefined : wrongIn(value, dialect);
}

function wrongIn(value: unknown, checks: Readonly<Record<string, Check>>): string | undefined {
  if (!isRecord(value)) return `dialect must be an object, got ${describeValue(value)}`;
  for (const [name, [isRight, expected]] of Object.entries(checks)) {
    const field = value[name];
    if (field !== undefined && !isRight(field)) return `${name} of the dialect must be ${expected}, got ${describeValue(field)}`;
  }
  return undefined;
}
