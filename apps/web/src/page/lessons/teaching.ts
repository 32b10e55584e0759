import type { LessonId } from './lessons.ts';

/** What a teacher wants to know of a lesson beforehand. */
export interface Teaching {
  /** How long it takes with a class, question and talk included. */
  readonly minutes: number;
  /** What it is for, in a sentence. */
  readonly goal: string;
}

/** For the page for teachers. */
export const teaching: Readonly<Record<LessonId, Teaching>> = {
  'the-data': { minutes: 5, goal: 'A picture is a list of numbers; some pictures are held out to test on.' },
  'one-neuron': { minutes: 10, goal: 'A neuron is a weighted sum, a bias and a curve; its arithmetic can be followed to the last digit.' },
  'the-layers': { minutes: 5, goal: 'Neurons with the same inputs form a layer, and its weights a matrix.' },
  forward: { minutes: 10, goal: 'The network computes its answer to a drawing of one’s own from left to right.' },
  'the-cost': { minutes: 10, goal: 'One number says how wrong an answer is, and a step lowers it.' },
  'the-valley': { minutes: 15, goal: 'Gradient descent, and what the learning rate does: creeping, arriving, overshooting.' },
  backpropagation: { minutes: 20, goal: 'The chain rule gives every slope in one pass; a finite difference confirms it.' },
  training: { minutes: 10, goal: 'Epochs, curves, and the difference between training and test.' },
  'looking-inside': { minutes: 15, goal: 'Mistakes, the confusion matrix, and what the weights have become.' },
  experiments: { minutes: 20, goal: 'One thing changed, everything else and the seed as before: what made the difference?' },
  overfitting: { minutes: 25, goal: 'A network learns 500 pictures by heart; dropout, augmentation and weight decay against it.' },
  convolution: { minutes: 25, goal: 'Kernels and feature maps, and a dense network of the same size to compare with.' },
};
