import { VitrumError } from '@vitrum/core';
import { describeValue, didYouMean, isRecord, nearestName } from '@vitrum/core/internal';

/**
 * Checks that a value is an object with known keys only.
 *
 * @param where - What the value is, for messages: `The run's "dataset"`.
 * @throws VITRUM_INVALID_CONFIG, VITRUM_UNKNOWN_OPTION
 */
export function checkKeys(value: unknown, known: readonly string[], where: string): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_CONFIG',
      message: `${where} must be an object, got ${describeValue(value)}.`,
      hint: `It may have: ${known.join(', ')}.`,
    });
  }
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown === undefined) return value;
  const nearest = nearestName(unknown, known);
  throw new VitrumError({
    code: 'VITRUM_UNKNOWN_OPTION',
    message: `${where} has no option "${unknown}".`,
    hint: `${didYouMean(nearest)}Its options: ${known.join(', ')}.`,
    nearest,
  });
}
