import { formatNumber } from './numerics/format-number.ts';
import type { Finding } from './report.ts';

/** A fault or note: an unexpected value, or a sentence if there are no values to compare. */
export type Fault = WrongValue | Statement;

/** The facts; {@link findingOf} forms the sentence. */
export interface WrongValue {
  /** The computed quantity: a term, `φ′(0.5)`, or the beginning of a sentence, `The score of [0, 1]`. */
  readonly where: string;
  readonly got: string | number;
  readonly expected: string | number;
  /** The source of the expected value: `central differences give`; `it must be` by default. */
  readonly source?: string;
  /** Another sentence, without its full stop, such as on further places. */
  readonly more?: string | undefined;
  /** How to fix it. */
  readonly hint?: string | undefined;
}

/** A complete sentence. */
export interface Statement {
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Forms the sentence of a fault, with its facts for programs and the variant concerned, if there are several. */
export function findingOf(fault: Fault, variant?: string): Finding {
  const prefix = variant === undefined ? '' : `${variant}: `;
  const about = { ...(fault.hint !== undefined && { hint: fault.hint }), ...(variant !== undefined && { variant }) };
  if ('message' in fault) return { message: prefix + fault.message, ...about };
  const { where, source, more } = fault;
  const [got, expected] = [textOf(fault.got), textOf(fault.expected)];
  // A phrase takes a verb, a term an equals sign.
  const head = `${where} ${/^[A-Z][a-z]/.test(where) ? 'is' : '='} ${got}`;
  const sentence = source === undefined ? `${head}; it must be ${expected}.` : `${head}, ${source} ${expected}.`;
  return { message: prefix + (more === undefined ? sentence : `${sentence} ${more}.`), where, expected, got, ...about };
}

const textOf = (value: string | number): string => (typeof value === 'number' ? formatNumber(value) : value);
