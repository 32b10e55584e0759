import type { LessonId } from './lessons.ts';
import type { Told } from './lesson-words.ts';

/** What a lesson asks before it shows. */
export interface LessonQuestion {
  readonly ask: Told;
  readonly answers: readonly string[];
  /** Index of the right one. */
  readonly right: number;
  /** Why, told once the visitor has seen it. */
  readonly because: string;
}

/** The question of each lesson. Where the answer depends on the run, it is of the run that the lesson asks for. */
export const lessonQuestions: Readonly<Record<LessonId, LessonQuestion>> = {
  'the-data': {
    ask: ({ sample }) => `What does the network get to see of a ${sample}?`,
    answers: ['Its lines and loops', 'A list of numbers', 'Its name and its shape'],
    right: 1,
    because: 'A list of numbers, and nothing else. That they belong together, it has to find out.',
  },
  'one-neuron': {
    ask: 'A weight is 0. What does its input do to the neuron?',
    answers: ['It pushes a toward 0', 'Nothing', 'It switches the neuron off'],
    right: 1,
    because: 'Nothing: x · 0 = 0 adds nothing to the sum, whatever x is.',
  },
  'the-layers': {
    ask: 'Where are most of the weights?',
    answers: ['Between the inputs and layer 1', 'In the middle', 'Before the outputs'],
    right: 0,
    because: 'Each neuron of layer 1 has a weight for every input. In 784-32-16-10 these are 25,088 of 25,760.',
  },
  forward: {
    ask: 'An untrained network looks at a drawing. What does it answer?',
    answers: ['Nothing, it has not learned', 'The same for every drawing', 'Something, by chance'],
    right: 2,
    because: 'Its weights are drawn by chance, and so are its answers; but it computes them as a trained network does.',
  },
  'the-cost': {
    ask: 'After a step on one picture, the cost of this picture …',
    answers: ['falls', 'stays', 'rises'],
    right: 0,
    because: 'It falls, as the step leads downhill for this very picture. For another picture the same step may lead uphill.',
  },
  'the-valley': {
    ask: 'The hiker takes steps ten times as long. Where does he end?',
    answers: ['At the floor, in a tenth of the time', 'That depends on the slope', 'Always higher than before'],
    right: 1,
    because: 'Where it is gentle, long steps arrive sooner. Where it is steep, they lead across the valley and up the other side.',
  },
  backpropagation: {
    ask: 'How many passes through the network give the slope of every weight?',
    answers: ['One for each weight', 'One for each layer', 'One forward and one backward'],
    right: 2,
    because: 'One forward and one backward, for all weights together. That is why networks can be trained at all.',
  },
  training: {
    ask: 'Which epoch raises the accuracy most?',
    answers: ['The first', 'The last', 'All alike'],
    right: 0,
    because: 'The first: what is common to most samples is learned at once, the rare cases need long.',
  },
  'looking-inside': {
    ask: 'Is a network that is sure of its answer right?',
    answers: ['Always', 'Mostly, but not always', 'That says nothing'],
    right: 1,
    because: 'Mostly: large outputs go with right answers, and there are mistakes among the largest too.',
  },
  experiments: {
    ask: 'Sigmoid in the place of tanh, and nothing else changed: after one epoch the accuracy is …',
    answers: ['lower', 'the same', 'higher'],
    right: 0,
    because: 'Lower: its slopes are ¼ at most, and each layer multiplies by them, so that little of the gradient arrives.',
  },
  overfitting: {
    ask: 'Five hundred pictures, forty epochs: the loss on the test set …',
    answers: ['falls to 0', 'falls, then rises', 'rises from the start'],
    right: 1,
    because: 'It falls while the network learns what digits have in common, and rises as it learns its five hundred pictures by heart.',
  },
  convolution: {
    ask: 'With as many parameters, which network reads more digits?',
    answers: ['The dense one', 'The convolutional one', 'Both alike'],
    right: 1,
    because: 'The convolutional one: what it learns about one place it knows about every place.',
  },
};
