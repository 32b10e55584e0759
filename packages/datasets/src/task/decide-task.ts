/** Facts about targets of one number per sample. */
export interface TargetNumbers {
  readonly samples: number;
  /** True if any number has a fraction. */
  readonly hasFractions: boolean;
  /** The frequency of each number; undefined if there are too many distinct ones for classes. */
  readonly counts: ReadonlyMap<number, number> | undefined;
  /** True if their name says that they are labels: `label`, `class`, `train-labels-idx1-ubyte`. */
  readonly areCalledLabels: boolean;
}

/** Whether numbers are classes or amounts, and why. */
export interface TaskDecision {
  readonly isClasses: boolean;
  readonly reason: string;
}

/** Maximum number of classes detected from integers alone. */
const maxFewClasses = 20;
/** The same for integers with gaps, or that do not begin at 0 or 1: 3 to 8, or 10, 20 and 30. */
const maxSpreadClasses = 10;
/** With this few codes, a single repetition suffices. */
const maxCodesOfFew = 5;
/** Minimum mean number of samples of other classes detected from the numbers alone. */
const minMeanOfCodes = 2;
const minMeanOfSpread = 5;
/** Minimum frequency of each class if there are many; amounts have rare values at their ends. */
const minCountOfMany = 10;

/**
 * Decides whether target numbers are classes or amounts: consecutive integers from 0 or 1 that each occur several times are
 * classes, and so are a few others that occur often; all else are amounts. Examples: docs/decisions/0034-columns.md.
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

/** True for usual names of label columns, arrays and files. */
export function isCalledLabels(name: string): boolean {
  return /(?:^|[^a-z])(?:labels?|class(?:es)?)(?:$|[^a-z])/i.test(name) || /[a-z](?:Labels?|Class(?:es)?)$/.test(name);
}
