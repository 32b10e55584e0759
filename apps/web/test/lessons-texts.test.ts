import { describe, expect, test } from 'vitest';
import { runOf } from '@vitrum/runs';
import { createVitrum } from 'vitrum';
import { createNetwork, denseNetworkConfig } from 'vitrum/parts';
import type { UserAction, LabState } from '../src/page/lab/lab-state.ts';
import { laterLessons } from '../src/page/lessons/later-lessons.ts';
import { stepsOf, type Lesson } from '../src/page/lessons/lesson.ts';
import { lessons as titles } from '../src/page/lessons/lessons.ts';
import { firstLesson } from '../src/page/lessons/load-lesson.ts';
import { partNames } from '../src/page/lessons/part.ts';

const contents = { 'the-data': firstLesson, ...laterLessons };
const lessons: readonly Lesson[] = titles.map((title) => ({ ...title, ...contents[title.id] }));

type UserActions = Partial<Record<UserAction, number>>;

const untouched: LabState = {
  phase: 'ready',
  sources: [],
  isMaking: false,
  status: 'untrained',
  points: [],
  livePoints: [],
  epochs: [],
  earlierRuns: [],
  pace: 'full',
  selection: { kind: 'sample', part: 'train', index: 0 },
  room: 'settings',
  messages: [],
  userActions: {},
};

const wordsOf = (lesson: Lesson): string[] => [
  lesson.title,
  lesson.lead,
  ...lesson.paragraphs.flatMap((paragraph) => (typeof paragraph === 'string' ? [paragraph] : [paragraph.formula, paragraph.meaning])),
  lesson.task,
  ...('steps' in lesson ? lesson.steps.map(({ text }) => text) : []),
  ...('setups' in lesson ? lesson.setups.flatMap(({ name, about }) => [name, about]) : []),
  lesson.done,
];
const allWords = lessons.flatMap(wordsOf).join('\n');

test('the path leads from the data to experiments, and to networks for pictures', () => {
  expect(lessons.map(({ title }) => title)).toEqual([
    'The data', 'One neuron', 'The layers', 'Forward', 'The cost', 'The valley', 'Backpropagation', 'Training', 'Looking inside', 'Experiments',
    'Overfitting', 'Convolution',
  ]);
  expect(new Set(lessons.map(({ id }) => id)).size).toBe(12);
});

describe.each(lessons.map((lesson) => [lesson.title, lesson] as const))('%s', (_, lesson) => {
  test('has three to six short paragraphs, and lights a part that the page has', () => {
    const texts = [lesson.lead, ...lesson.paragraphs.filter((paragraph) => typeof paragraph === 'string')];
    expect(texts.length).toBeGreaterThanOrEqual(3);
    expect(texts.length).toBeLessThanOrEqual(6);
    for (const text of texts) expect(text.split(' ').length, text).toBeLessThanOrEqual(65);
    expect(partNames).toHaveProperty(lesson.part);
  });

  test('has no long dashes', () => {
    expect(wordsOf(lesson).join(' ')).not.toMatch(/[—–]/);
  });
});

describe('a lesson is done by what it asks for, and by nothing that was before', () => {
  const checks: readonly (readonly [id: string, done: UserActions])[] = [
    ['the-data', { 'sample-chosen': 3 }],
    ['one-neuron', { 'neuron-opened': 1 }],
    ['the-layers', { 'weight-read': 1 }],
    ['forward', { 'digit-drawn': 1 }],
    ['the-cost', { 'example-trained': 3 }],
    ['the-valley', { 'valley-walked': 1 }],
    ['backpropagation', { 'backward-opened': 1 }],
    ['training', { 'epoch-trained': 1 }],
    ['looking-inside', { 'mistake-opened': 1 }],
    ['experiments', { 'setting-changed': 1, 'training-started': 1 }],
  ];

  const checkOf = (id: string) => {
    const lesson = lessons.find((each) => each.id === id);
    const [step, ...more] = lesson ? stepsOf(lesson) : [];
    if (step === undefined || more.length > 0) throw new Error(`"${id}" has one thing to do.`);
    return step.isDone;
  };

  test('every lesson is in the table but the experiments, which have tests of their own', () => {
    expect(checks.map(([id]) => id)).toEqual(lessons.filter((lesson) => !('steps' in lesson)).map(({ id }) => id));
  });

  test.each(checks)('%s', (id, done) => {
    const isDone = checkOf(id);
    const after = { ...untouched, userActions: done };
    expect(isDone(after, untouched)).toBe(true);
    expect(isDone(untouched, untouched)).toBe(false);
    expect(isDone(after, after), 'what was done before the lesson was opened').toBe(false);
    const others = checks.filter(([other]) => other !== id).map(([, userActions]) => userActions);
    for (const userActions of others) expect(isDone({ ...untouched, userActions }, untouched)).toBe(false);
  });

  test('two pictures are not three', () => {
    expect(checkOf('the-data')({ ...untouched, userActions: { 'sample-chosen': 2 } }, untouched)).toBe(false);
  });
});

describe('the numbers of the texts', () => {
  const registry = createVitrum();
  const squaredError = registry.losses.get('squared-error');

  test('25,818 parameters, and the layers’ shares', () => {
    const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [784, 32, 16, 10] }), { seed: 1 });
    expect(network.parameterCount).toBe(25_818);
    expect(allWords).toContain('(784·32 + 32) + (32·16 + 16) + (16·10 + 10) = 25,120 + 528 + 170 = 25,818');
    expect(784 * 32 + 32).toBe(25_120);
    expect(32 * 16 + 16).toBe(528);
    expect(16 * 10 + 10).toBe(170);
  });

  test('the networks of the experiments', () => {
    const registry = createVitrum();
    const parametersOf = (lesson: 'overfitting' | 'convolution', name: string): number => {
      const content = laterLessons[lesson];
      const setup = 'setups' in content ? content.setups.find((each) => each.name === name) : undefined;
      return createNetwork(registry, runOf(setup?.config(undefined) ?? {}).network, { seed: 1 }).parameterCount;
    };
    expect(parametersOf('overfitting', 'No remedy')).toBe(50_890);
    expect(parametersOf('convolution', 'Convolutional')).toBe(12_810);
    expect(parametersOf('convolution', 'Dense')).toBe(12_730);
    for (const number of ['50,890', '12,810', '12,730']) expect(allWords).toContain(number);
    expect([(3 * 3 * 1 + 1) * 16, 26 * 26 * 16, (784 + 1) * 26 * 26 * 16]).toEqual([160, 10_816, 8_490_560]);
  });

  test('the example of the cost is what squared-error computes', () => {
    const outputs = [0, 0, 0, 0.9, 0, 0, 0, 0, 0.2, 0];
    const targets = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
    expect(squaredError.reduction).toBe('sum');
    expect(outputs.reduce((sum, output, i) => sum + squaredError.value(output, targets[i] ?? 0), 0)).toBeCloseTo(0.05, 12);
    expect(allWords).toContain('0.01 + 0.04 = 0.05');
  });

  test('the slope of the cost is 2(a − y), as the registry has it', () => {
    expect(squaredError.derivative(0.9, 1)).toBeCloseTo(2 * (0.9 - 1), 12);
    expect(allWords).toContain('∂C/∂a = 2·(a − y)');
  });
});
