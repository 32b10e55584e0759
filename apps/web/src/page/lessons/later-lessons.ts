import type { LessonContent } from './lesson.ts';
import type { LessonId } from './lessons.ts';
import { backpropagation } from './texts/backpropagation.ts';
import { convolution } from './texts/convolution.ts';
import { experiments } from './texts/experiments.ts';
import { forward } from './texts/forward.ts';
import { lookingInside } from './texts/looking-inside.ts';
import { oneNeuron } from './texts/one-neuron.ts';
import { overfitting } from './texts/overfitting.ts';
import { theCost } from './texts/the-cost.ts';
import { theLayers } from './texts/the-layers.ts';
import { theValley } from './texts/the-valley.ts';
import { training } from './texts/training.ts';

/** Every lesson after the first one, in a file of its own: a first visit does not wait for them. */
export const laterLessons: Readonly<Record<Exclude<LessonId, 'the-data'>, LessonContent>> = {
  'one-neuron': oneNeuron,
  'the-layers': theLayers,
  forward,
  'the-cost': theCost,
  'the-valley': theValley,
  backpropagation,
  training,
  'looking-inside': lookingInside,
  experiments,
  overfitting,
  convolution,
};
