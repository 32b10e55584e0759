import { formatNumber } from './numerics/format-number.ts';
import type { Finding } from './report.ts';

/** What a check tells: a value that is not the expected one, or a sentence where there are none to compare. */
export type Fault = WrongValue | Statement;

/** The facts alone; {@link findingOf} makes the sentence of them. */
export interface WrongValue {
  /** What was computed: a term, `φ′(0.5)`, or a phrase that begins the sentence, `The score of [0, 1]`. */
  readonly where: string;
  readonly got: string | number;
  readonly expected: string | number;
  /** Who expects it: `central differences give`; `it must be` by default. */
  readonly source?: string;
  /** Another sentence, without its full stop: where else it is so. */
  readonly more?: string | undefined;
  /** What to do about it. */
  readonly hint?: string | undefined;
}

/** A whole sentence. */
export interface Statement {
  readonly message: string;
  readonly hint?: string | undefined;
}

/** The sentence of a fault, with its facts for programs, and the variant that it is about where there are several. */
export function findingOf(fault: Fault, variant?: string): Finding {
  const prefix = variant === undefined ? '' : `${variant}: `;
  const about = { ...(fault.hint !== undefined && { hint: fault.hint }), ...(variant !== undefined && { variant }) };
  if ('message' in fault) return { message: prefix + fault.message, ...about };
  const { where, source, more } = fault;
  const [got, expected] = [textOf(fault.got), textOf(fault.expected)];
  // A phrase is followed by a verb, a term by a sign.
  const head = `${where} ${/^[A-Z][a-z]/.test(where) ? 'is' : '='} ${got}`;
  const sentence = source === undefined ? `${head}; it must be ${expected}.` : `${head}, ${source} ${expected}.`;
  return { message: prefix + (more === undefined ? sentence : `${sentence} ${more}.`), where, expected, got, ...about };
}

const textOf = (value: string | number): string => (typeof value === 'number' ? formatNumber(value) : value);
