import type { Sample } from '../../shared/api/data.ts';
import { formatNumber } from '../format/number.ts';

/** Maximum number of values shown. */
const maxNumbers = 6;

/** A sample that is no picture: its text, or its first numbers. */
export function sampleInWords(sample: Pick<Sample, 'words' | 'input'> | undefined): string {
  if (sample === undefined) return '…';
  if (sample.words !== undefined) return sample.words;
  const numbers = Array.from(sample.input.subarray(0, maxNumbers), formatNumber).join(', ');
  return sample.input.length > maxNumbers ? `${numbers}, …` : numbers;
}
