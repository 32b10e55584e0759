import type { ErrorCode } from './error-codes.ts';

/** Recognizes a `VitrumError` across realms, workers and two copies of this package, where `instanceof` fails. */
const marker = Symbol.for('vitrum.error');

/** The fields of a `VitrumError`. */
export interface VitrumErrorFields {
  /** Permanent code. */
  readonly code: ErrorCode;
  /** One line: what is wrong, what was received and what was expected. */
  readonly message: string;
  /** One line: what to do next. */
  readonly hint: string;
  /** The name that was probably meant. */
  readonly nearest?: string | undefined;
  /** The underlying error. */
  readonly cause?: unknown;
}

/** The only error that vitrum throws deliberately: a permanent code, one line on what is wrong, one on what to do. */
export class VitrumError extends Error {
  /** Permanent code, for programs to branch on: `VITRUM_UNKNOWN_NAME`. docs/errors.md lists them all. */
  readonly code: ErrorCode;
  /** One line: what to do next. */
  readonly hint: string;
  /** The name that was probably meant, where an unknown one was given; undefined if none is close. */
  readonly nearest: string | undefined;

  constructor(fields: VitrumErrorFields) {
    super(fields.message, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.name = 'VitrumError';
    this.code = fields.code;
    this.hint = fields.hint;
    this.nearest = fields.nearest;
    Object.defineProperty(this, marker, { value: true });
  }
}

/** True for a `VitrumError`, including one from another copy of this package. */
export function isVitrumError(value: unknown): value is VitrumError {
  return typeof value === 'object' && value !== null && marker in value;
}
