/** A lesson of the guided path, before its text is loaded. */
export interface LessonTitle {
  readonly id: LessonId;
  readonly title: string;
}

/** The guided path, from a picture to a network for pictures. */
export const lessons = [
  { id: 'the-data', title: 'The data' },
  { id: 'one-neuron', title: 'One neuron' },
  { id: 'the-layers', title: 'The layers' },
  { id: 'forward', title: 'Forward' },
  { id: 'the-cost', title: 'The cost' },
  { id: 'the-valley', title: 'The valley' },
  { id: 'backpropagation', title: 'Backpropagation' },
  { id: 'training', title: 'Training' },
  { id: 'looking-inside', title: 'Looking inside' },
  { id: 'experiments', title: 'Experiments' },
  { id: 'overfitting', title: 'Overfitting' },
  { id: 'convolution', title: 'Convolution' },
] as const;

export type LessonId = (typeof lessons)[number]['id'];
