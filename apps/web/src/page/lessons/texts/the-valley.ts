import { actionsSince } from '../actions-since.ts';
import type { LessonContent } from '../lesson.ts';

export const theValley: LessonContent = {
  part: 'valley',
  room: 'valley',
  lead: ({ parameters }) =>
    `The cost depends on ${parameters} numbers, and a landscape in so many dimensions is impossible to picture. But two of them can be drawn: ` +
    'vary two weights of this network, keep all others fixed, and let the height be the cost.',
  paragraphs: [
    'Learning is a walk downhill in thick fog. The hiker cannot see the valley. He feels with his feet which way is steepest, takes ' +
      'one step downhill, and feels again. This is called gradient descent.',
    {
      formula: 'new w = w − η · ∂C/∂w',
      meaning: '∂C/∂w is the slope in the direction of the weight w. η (eta) is the learning rate. The minus sign leads downhill.',
    },
    'The learning rate decides how long a step is for a given slope. If it is too small, the hiker creeps. If it is too large, he ' +
      'steps across the valley, lands higher on the other side, and may never get down.',
    'The network does this with all its weights at once, one step for each example.',
  ],
  task: 'Let the hiker walk down from where he stands. Then use the slider to find out which learning rate is too large.',
  done: ({ parameters }) => `you have seen him arrive and seen him overshoot. Training takes the same steps in ${parameters} dimensions.`,
  isDone: (state, baseline) => actionsSince(state, baseline, 'valley-walked') >= 1 && actionsSince(state, baseline, 'valley-overshot') >= 1,
};
