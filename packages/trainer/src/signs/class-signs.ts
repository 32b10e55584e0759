import type { Sign } from './sign.ts';
import { count } from './words.ts';

/** `confusion[actual][predicted]`: counts of samples. */
export type Confusion = readonly (readonly number[])[];

/** Epochs in a row without a prediction of a class; at the end of a run one is enough. */
const patience = 3;
/** Of fewer samples it says little that none is found. */
const minSamples = 3;

/** For each class, in how many epochs in a row none of its samples, nor any other, was taken for it. */
export function extendMissing(missing: readonly number[], confusion: Confusion): readonly number[] {
  return confusion.map((actual, index) => {
    const samples = actual.reduce((sum, each) => sum + each, 0);
    const isPredicted = confusion.some((row) => (row[index] ?? 0) > 0);
    return samples < minSamples || isPredicted ? 0 : (missing[index] ?? 0) + 1;
  });
}

/** A sign if classes are never predicted though they occur. */
export function classSigns(missing: readonly number[], classes: readonly string[] | undefined, isEnd: boolean): readonly Sign[] {
  const never = missing.flatMap((epochs, index) => (epochs >= (isEnd ? 1 : patience) ? [classes?.[index] ?? String(index)] : []));
  if (never.length === 0) return [];
  const names = never.slice(0, 3).map((name) => `"${name}"`).join(', ');
  const more = never.length > 3 ? ` and ${never.length - 3} more` : '';
  return [{
    ...{ sign: 'classes-never-predicted', figure: never.length },
    message: `${count(never.length, 'class').replace('classs', 'classes')} of ${missing.length} ${never.length === 1 ? 'is' : 'are'} never predicted: ${names}${more}.`,
    hint: 'If they are rare, weigh the classes; otherwise train longer, with another learning rate, and check the labels.',
  }];
}
