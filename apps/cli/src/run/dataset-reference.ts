import { checkOption, describeValue, isReference, VitrumError } from '@vitrum/core';
import { countOption } from '../options/parse-number.ts';
import { checkKeys } from './check-keys.ts';

/** Which dataset a run learns from, and how many of its training samples; all without a limit. */
export interface DatasetReference {
  readonly type: string;
  readonly limit?: number;
}

/**
 * Checks that plain JSON names a dataset: `"mnist"`, or `{ "type": "mnist", "limit": 2000 }`.
 *
 * @throws VITRUM_INVALID_REFERENCE, VITRUM_UNKNOWN_OPTION, VITRUM_INVALID_OPTION
 */
export function parseDatasetReference(value: unknown): DatasetReference {
  if (typeof value === 'string') return { type: value };
  if (!isReference(value)) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_REFERENCE',
      message: `"dataset" must be the name of a dataset, or an object with its name as "type", got ${describeValue(value)}.`,
      hint: 'Write "mnist", or { "type": "mnist", "limit": 2000 }.',
    });
  }
  const { type, limit } = checkKeys(value, ['type', 'limit'], '"dataset"');
  if (limit === undefined) return { type: String(type) };
  checkOption(countOption, limit, '"dataset": limit');
  return { type: String(type), limit: Number(limit) };
}

/** The shortest form of a reference. */
export function writeDatasetReference({ type, limit }: DatasetReference): unknown {
  return limit === undefined ? type : { type, limit };
}
