import { actionsSince } from '../actions-since.ts';
import type { Lesson } from '../lesson.ts';

export const theValley: Lesson = {
  id: 'the-valley',
  title: 'The valley',
  part: 'valley',
  room: 'valley',
  lead:
    'The cost depends on 25,818 numbers at once, and nobody can picture a landscape in so many directions. But in two of them it can ' +
    'be drawn: take two real weights of this network, leave all others as they are, and let the height be the cost.',
  paragraphs: [
    'Learning is a walk downhill in thick fog. The hiker does not see the valley. He feels with his feet where the ground falls most ' +
      'steeply, takes one step that way, and feels again. This is called gradient descent.',
    {
      formula: 'new w = w − η · ∂C/∂w',
      meaning: '∂C/∂w is the slope in the direction of the weight w. η (eta) is the learning rate. The minus sign leads downhill.',
    },
    'The learning rate decides how long a step is for a given slope. If it is too small, the hiker creeps. If it is too large, he ' +
      'steps across the valley, lands higher up on the other side, and may never arrive.',
    'The network walks like this with all its weights at the same time, one step for each example.',
  ],
  task: 'Let the hiker walk down from where he stands. Then see with the slider which learning rate is too much for him.',
  done: 'you have seen him go down. The training at the top takes the same steps in 25,818 directions.',
  isDone: (state, baseline) => actionsSince(state, baseline, 'valley-walked') >= 1,
};
