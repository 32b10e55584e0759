import { VitrumError, type Reference } from '@vitrum/core';
import { isReference } from '@vitrum/core/internal';
import type { TrainingConfig } from '@vitrum/trainer';
import { parseNumber } from './parse-number.ts';
import { parseReference } from './parse-reference.ts';

/** The figure by which `--keep-best` keeps the best weights if it names none. */
const usualFigure = 'loss';

const earlyStopping = 'early-stopping';

/**
 * The share in `--validation`.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function parseShare(text: string): number {
  const share = parseNumber({ type: 'number' }, text, '--validation');
  if (share > 0 && share < 1) return share;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: share >= 1 ? `--validation ${text} leaves no samples to learn from.` : `--validation ${text} leaves no samples to validate with.`,
    hint: 'Give a share between 0 and 1, such as 0.1, or leave it out.',
  });
}

/** The figure in `--keep-best`, which may be left out. */
export const parseFigure = (value: string | true): string => (value === true ? usualFigure : value);

/**
 * The reference in `--early-stopping patience=5`, whose options may be left out.
 *
 * @throws VITRUM_INVALID_REFERENCE
 */
export function parseEarlyStopping(value: string | true): Reference {
  if (value === true) return earlyStopping;
  if (value.includes('=')) return parseReference(`${earlyStopping}:${value}`, '--early-stopping');
  throw new VitrumError({
    code: 'VITRUM_INVALID_REFERENCE',
    message: `--early-stopping takes options, such as patience=5, got "${value}".`,
    hint: 'Write --early-stopping, or --early-stopping patience=5,minDelta=0.001.',
  });
}

/** The callbacks of a configuration with others that replace those of the same name. */
export function withCallbacks(configured: TrainingConfig['callbacks'], given: readonly Reference[]): readonly Reference[] {
  const names = given.map(nameOf);
  return [...(configured ?? []).filter((reference) => isReference(reference) && !names.includes(nameOf(reference))), ...given];
}

const nameOf = (reference: Reference): string => (typeof reference === 'string' ? reference : reference.type);
