import type { LessonContent } from '../lesson.ts';

/** The first lesson on whatever data there are; the page begins with its text on digits. */
export const theDataTold: Pick<LessonContent, 'lead' | 'paragraphs' | 'task' | 'done'> = {
  lead: ({ size, inputs, isDigits, title }) =>
    size === undefined
      ? `A sample of “${title}” is ${inputs === '1' ? 'one number' : `${inputs} numbers`}, brought to a similar size. This list is all that the network ever sees.`
      : `A picture${isDigits ? ' of a digit' : ''} is ${size} = ${inputs} numbers, one for each pixel: 0 is black, 1 is white, and the grays lie between. ` +
        'This list, row by row, is all that the network ever sees.',
  paragraphs: [
    ({ isDigits, sample, answer }) =>
      `${isDigits ? 'It has no built-in idea of a line or a loop. ' : ''}It learns from examples: a ${sample} together with the correct answer. ` +
      (answer === 'number'
        ? 'The answer is a number too, the target.'
        : `The answer is a list too, with a 1 at the position of the ${answer} and a 0 at all others.${isDigits ? ' For a 3 it is 0 0 0 1 0 0 0 0 0 0.' : ''}`),
    ({ samples, isDigits }) =>
      `Some ${samples} are held out. The network never learns from them; they show whether it has learned ${isDigits ? 'what digits look like' : 'what is common to all'}, or has ` +
      `only memorized its examples. The ${samples} it learns from are the training set, the held-out ones the test set.`,
    'The classic dataset of this kind is MNIST: 70,000 handwritten digits. If it is not available, this page uses digits drawn by a ' +
      'program in the same format. In the room “Data” you can choose other datasets or load your own.',
  ],
  task: ({ samples, isDigits }) => `Choose three ${samples} in the strip, one after another.${isDigits ? ' Look for one that you would have to read twice.' : ''}`,
  done: ({ samples }) => `three ${samples} chosen. The network has answered for each of them, too.`,
};
