import { expect, test } from 'vitest';
import { countNumbers } from '../../src/task/count-numbers.ts';
import { decideTask, isCalledLabels } from '../../src/task/decide-task.ts';

/** `count` numbers that take the values in turn. */
const turns = (values: readonly number[], count: number): Float64Array => Float64Array.from({ length: count }, (_, k) => values[k % values.length] ?? 0);
const range = (first: number, last: number, step = 1): readonly number[] => Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, k) => first + k * step);

/** The table of docs/decisions/0034-columns.md. */
const examples: readonly { readonly what: string; readonly values: readonly number[]; readonly samples: number; readonly name?: string; readonly isClasses: boolean }[] = [
  { what: 'fractions', values: [0, 0.5, 1], samples: 300, isClasses: false },
  { what: '0 and 1, each once', values: [0, 1], samples: 2, isClasses: true },
  { what: '−1 and 1', values: [-1, 1], samples: 4, isClasses: true },
  { what: 'F022 three classes from 0', values: [0, 1, 2], samples: 120, isClasses: true },
  { what: 'F031 three classes from 1', values: [1, 2, 3], samples: 120, isClasses: true },
  { what: 'digits', values: range(0, 9), samples: 60, isClasses: true },
  { what: 'three values of which one recurs', values: [0, 2, 1], samples: 4, isClasses: true },
  { what: 'five values, each once', values: range(1, 5), samples: 5, isClasses: false },
  { what: 'twenty grades from 0', values: range(0, 19), samples: 80, isClasses: true },
  { what: 'letters', values: range(1, 26), samples: 2600, isClasses: true },
  { what: 'a hundred classes', values: range(0, 99), samples: 5000, isClasses: true },
  { what: "P017 abalone's rings", values: range(1, 29), samples: 120, isClasses: false },
  { what: 'bcw: 2 and 4', values: [2, 4], samples: 90, isClasses: true },
  { what: '2 and 4 in four rows', values: [2, 4], samples: 4, isClasses: false },
  { what: "wine's quality, 3 to 8", values: range(3, 8), samples: 120, isClasses: true },
  { what: '10, 20 and 30', values: [10, 20, 30], samples: 30, isClasses: true },
  { what: 'F028 scores of 40 to 59', values: range(40, 59), samples: 400, isClasses: false },
  { what: 'F026 fifteen prices', values: range(100_000, 233_000, 9500), samples: 15, isClasses: false },
  { what: 'F024 100 to 319', values: range(100, 319, 3), samples: 120, isClasses: false },
  { what: 'years of age', values: range(17, 90), samples: 30_000, isClasses: false },
  { what: 'a count for each row', values: range(0, 199), samples: 200, isClasses: false },
  { what: 'more than 1,000 codes', values: range(0, 1000), samples: 100_000, isClasses: false },
  { what: 'five labels, each once', values: range(3, 7), samples: 5, name: 'label', isClasses: true },
  { what: 'three hundred labels, each once', values: range(3, 302), samples: 300, name: 'label', isClasses: false },
];

test.each(examples)('$what', ({ values, samples, name = 'y', isClasses }) => {
  expect(decideTask(countNumbers(turns(values, samples), isCalledLabels(name)))).toMatchObject({ isClasses });
});

test('the reason says what was seen', () => {
  expect(decideTask(countNumbers(turns([1, 2, 3], 1200), false)).reason).toBe('3 different whole numbers in 1,200 samples, from 1 to 3 without a gap');
});

test.each([
  ['label', true], ['Labels', true], ['class', true], ['train-labels-idx1-ubyte', true], ['y_class', true], ['classLabel', true],
  ['y', false], ['classical', false], ['labeled_by', false], ['price', false],
])('%s says that numbers are labels: %s', (name, expected) => {
  expect(isCalledLabels(name)).toBe(expected);
});
