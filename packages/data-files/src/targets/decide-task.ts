/** What is known of targets that are one number for each sample. */
export interface TargetNumbers {
  readonly samples: number;
  /** True once there was a number that is not whole. */
  readonly hasFractions: boolean;
  /** How often each number occurs; undefined where there are too many different ones to be classes. */
  readonly counts: ReadonlyMap<number, number> | undefined;
  /** True where their own name says that they are labels: `label`, `class`, `train-labels-idx1-ubyte`. */
  readonly areCalledLabels: boolean;
}

/** Whether numbers are the names of classes or amounts, and why. */
export interface TaskDecision {
  readonly isClasses: boolean;
  readonly reason: string;
}

/** At most so many whole numbers that say nothing else are classes. */
const maxFewClasses = 20;
/** At most so many where they have gaps or begin elsewhere than at 0 or 1: 3 to 8, or 10, 20 and 30. */
const maxSpreadClasses = 10;
/** Of so few codes it is enough that one of them comes again. */
const maxCodesOfFew = 5;
/** Minimum mean number of samples of other classes detected from the numbers alone. */
const minMeanOfCodes = 2;
const minMeanOfSpread = 5;
/** Of more than a few classes each has at least so many samples; amounts have rare ones at their ends. */
const minCountOfMany = 10;

/**
 * Decides whether the numbers to be predicted are classes or amounts: whole numbers that run from 0 or 1 without a gap, each of
 * which occurs several times, are classes; so are few others that occur often; all else is an amount. The table of examples:
 * docs/decisions/0034-columns.md.
 */
export function decideTask({ samples, hasFractions, counts, areCalledLabels }: TargetNumbers): TaskDecision {
  if (hasFractions) return amounts('they have fractions');
  if (counts === undefined) return amounts('there are too many different ones to be classes');
  const values = [...counts.keys()];
  const different = values.length;
  const [minimum, maximum] = [Math.min(...values), Math.max(...values)];
  const isCode = (minimum === 0 || minimum === 1) && maximum - minimum + 1 === different;
  const seen = `${different} different whole numbers in ${samples.toLocaleString('en-US')} samples`;
  const mean = samples / different;
  if (different === 2 && maximum === 1 && minimum >= -1) return classes(`they are ${minimum} and 1`);
  if (areCalledLabels && (different <= maxFewClasses || mean >= minMeanOfCodes)) return classes(`they are called labels: ${seen}`);
  if (isCode) {
    const run = `${seen}, from ${minimum} to ${maximum} without a gap`;
    if (different <= maxCodesOfFew && samples > different) return classes(run);
    if (different <= maxFewClasses && mean >= minMeanOfCodes) return classes(run);
    if (different > maxFewClasses && Math.min(...counts.values()) >= minCountOfMany) return classes(`${run}, each at least ${minCountOfMany} times`);
    return amounts(`${run}, but some of them rarely`);
  }
  if (different <= maxSpreadClasses && mean >= minMeanOfSpread) return classes(`${seen}, from ${minimum} to ${maximum}`);
  return amounts(`${seen}, from ${minimum} to ${maximum}`);
}

function classes(reason: string): TaskDecision {
  return { isClasses: true, reason };
}

function amounts(reason: string): TaskDecision {
  return { isClasses: false, reason };
}

/** True for the names that people give to columns, arrays and files of labels. */
export function isCalledLabels(name: string): boolean {
  return /(?:^|[^a-z])(?:labels?|class(?:es)?)(?:$|[^a-z])/i.test(name) || /[a-z](?:Labels?|Class(?:es)?)$/.test(name);
}
