import { actionsSince } from '../actions-since.ts';
import type { Lesson } from '../lesson.ts';

export const theData: Lesson = {
  id: 'the-data',
  title: 'The data',
  part: 'data',
  lead:
    'A picture of a digit is 28 × 28 = 784 numbers, one for each pixel: 0 is black, 1 is white, and the grays lie between. ' +
    'This list, row by row, is all that the network ever gets.',
  paragraphs: [
    'Nobody tells it what a line is, or a loop. It gets examples: a picture, and beside it the right answer. The answer is a list ' +
      'too, with a 1 in the place of the digit and a 0 in the nine other places. For a 3 it is 0 0 0 1 0 0 0 0 0 0.',
    'Some pictures are kept back. The network never learns from them; they show whether it has grasped what digits look like, or ' +
      'only knows its examples by heart. The pictures to learn from are the training set, those kept back are the test set.',
    'The classic collection of this kind is MNIST: 70,000 digits, written by hand. Where it is not at hand, this page learns from ' +
      'digits that a program has drawn in the same form. In the room “Data” you can choose others, and bring your own.',
  ],
  task: 'Choose three pictures in the strip, one after another. Look for one that you would have to read twice.',
  done: 'three pictures chosen. The network has given its answer to each of them, too.',
  isDone: (state, baseline) => actionsSince(state, baseline, 'sample-chosen') >= 3,
};
