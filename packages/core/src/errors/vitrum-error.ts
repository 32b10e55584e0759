import { errorCodes, type ErrorCategory, type ErrorCode } from './error-codes.ts';

/** Recognizes a `VitrumError` across realms, workers and two copies of this package, where `instanceof` fails. */
const marker = Symbol.for('vitrum.error');

/** What a `VitrumError` is made of. */
export interface VitrumErrorFields {
  /** Permanent code. */
  readonly code: ErrorCode;
  /** One line: what is wrong, with what was received and what was expected. */
  readonly message: string;
  /** One line: what to do next. */
  readonly hint: string;
  /** The name that was probably meant. */
  readonly nearest?: string | undefined;
  /** The error that led to this one. */
  readonly cause?: unknown;
}

/** The only error that vitrum throws on purpose: a permanent code, one line of what, one line of what to do. */
export class VitrumError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly nearest: string | undefined;

  constructor(fields: VitrumErrorFields) {
    super(fields.message, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.name = 'VitrumError';
    this.code = fields.code;
    this.hint = fields.hint;
    this.nearest = fields.nearest;
    Object.defineProperty(this, marker, { value: true });
  }

  /** Who has to act. */
  get category(): ErrorCategory {
    return errorCodes[this.code].category;
  }
}

/** True for a `VitrumError`, also one from another copy of this package. */
export function isVitrumError(value: unknown): value is VitrumError {
  return typeof value === 'object' && value !== null && marker in value;
}
