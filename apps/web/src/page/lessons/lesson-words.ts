import { formatCount } from '../format/number.ts';
import type { LabState } from '../lab/lab-state.ts';
import { isOfDigits } from './is-of-digits.ts';

/** What a lesson calls the data and the network that are there. */
export interface LessonWords {
  /** `MNIST`. */
  readonly title: string;
  readonly sample: 'picture' | 'sample';
  readonly samples: 'pictures' | 'samples';
  /** What a right answer is one of: `digit`, `class`. */
  readonly answer: 'digit' | 'class' | 'number';
  readonly isDigits: boolean;
  /** `28 × 28`; absent where samples are no pictures. */
  readonly size?: string;
  readonly inputs: string;
  /** Neurons of each layer with sums, the outputs last. */
  readonly layers: readonly number[];
  /** The share of answers that guessing gets right; absent where there are no classes. */
  readonly guessing?: string;
  readonly parameters: string;
}

/** The words for the loaded data and the present network; those of the notebook's while there are none. */
export function lessonWords({ data, run }: Pick<LabState, 'data' | 'run'>): LessonWords {
  const layers = run?.layers.filter(({ weightShape, kernelShape }) => weightShape ?? kernelShape).map(({ units }) => units) ?? [32, 16, 10];
  const classes = data?.classes ?? Array.from('0123456789');
  const isDigits = isOfDigits({ data });
  const isPicture = data === undefined || data.picture !== undefined;
  const { width = 28, height = 28, channels = 1 } = data?.picture ?? {};
  return {
    title: data?.title ?? 'MNIST',
    sample: isPicture ? 'picture' : 'sample',
    samples: isPicture ? 'pictures' : 'samples',
    answer: isDigits ? 'digit' : data?.task === 'regression' ? 'number' : 'class',
    isDigits,
    ...(isPicture && { size: `${width} × ${height}${channels > 1 ? ` × ${channels}` : ''}` }),
    inputs: formatCount(data?.inputShape.reduce((product, side) => product * side, 1) ?? 784),
    layers,
    ...(classes.length > 1 && { guessing: `one time in ${classes.length}` }),
    parameters: formatCount(run?.parameterCount ?? 25_818),
  };
}

/** What follows the data, or does not. */
export type Told = string | ((words: LessonWords) => string);

export const tell = (told: Told, words: LessonWords): string => (typeof told === 'string' ? told : told(words));
