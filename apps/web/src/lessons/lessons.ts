import type { Lesson } from './lesson.ts';
import { backpropagation } from './texts/backpropagation.ts';
import { experiments } from './texts/experiments.ts';
import { forward } from './texts/forward.ts';
import { lookingInside } from './texts/looking-inside.ts';
import { oneNeuron } from './texts/one-neuron.ts';
import { theCost } from './texts/the-cost.ts';
import { theData } from './texts/the-data.ts';
import { theLayers } from './texts/the-layers.ts';
import { theValley } from './texts/the-valley.ts';
import { training } from './texts/training.ts';

/** The guided path, from a picture to a trained network. */
export const lessons: readonly Lesson[] = [
  theData, oneNeuron, theLayers, forward, theCost, theValley, backpropagation, training, lookingInside, experiments,
];
