import { VitrumError, type Backend } from '@vitrum/core';
import { isListOf, isRecordOf } from '@vitrum/core/internal';
import { checkKeys } from './config/check-keys.ts';
import { version } from './version.ts';

/** What computes a run, as far as its bits depend on it. It is recorded, and describes no run: a new run ignores it. */
export interface RunEnvironment {
  /** The version of vitrum. */
  readonly vitrum: string;
  /** The name of the backend: `wasm`. */
  readonly backend: string;
  /** True if the backend gives the same bits on every machine. */
  readonly deterministic: boolean;
  /** The processor, where it is known; the bits depend on it unless `deterministic`. */
  readonly processor?: string;
  /** The SHA-256 of the module of each plugin that is not built in, by the plugin's name. */
  readonly code?: Readonly<Record<string, string>>;
}

/** The environment of a run that a backend computes. The number of threads does not matter: no sum depends on it. */
export function environmentOf({ name, features }: Pick<Backend, 'name' | 'features'>, more: Pick<RunEnvironment, 'processor' | 'code'> = {}): RunEnvironment {
  return { vitrum: version, backend: name, deterministic: !features.includes('relaxed-simd'), ...more };
}

/**
 * Checks the form of a recorded environment.
 *
 * @throws VITRUM_INVALID_CONFIG, VITRUM_UNKNOWN_OPTION
 */
export function parseRunEnvironment(value: unknown): RunEnvironment {
  const { vitrum, backend, deterministic, processor, code } = checkKeys(value, ['vitrum', 'backend', 'deterministic', 'processor', 'code'], '"environment"');
  const isText = (each: unknown): each is string => typeof each === 'string';
  const isCode = (each: unknown): each is Readonly<Record<string, string>> => isRecordOf(each, isText);
  const texts = [vitrum, backend];
  if (isListOf(texts, isText) && typeof deterministic === 'boolean' && (processor === undefined || isText(processor)) && (code === undefined || isCode(code))) {
    return { vitrum: texts[0] ?? '', backend: texts[1] ?? '', deterministic, ...(processor !== undefined && { processor }), ...(code && { code }) };
  }
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: '"environment" does not have the form that a run records.',
    hint: 'Leave it out: it is a record, and describes no run.',
  });
}
