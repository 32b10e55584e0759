import { describe, expect, test } from 'vitest';
import { runOf } from '@vitrum/runs';
import { createVitrum } from 'vitrum';
import { createNetwork, denseNetworkConfig } from 'vitrum/parts';
import type { LabState } from '../src/page/lab/lab-state.ts';
import { laterLessons } from '../src/page/lessons/later-lessons.ts';
import { stepsOf, type Lesson } from '../src/page/lessons/lesson.ts';
import { lessonWords, tell, type Told } from '../src/page/lessons/lesson-words.ts';
import { lessonQuestions } from '../src/page/lessons/questions.ts';
import { lessons as titles } from '../src/page/lessons/lessons.ts';
import { firstLesson } from '../src/page/lessons/load-lesson.ts';
import { theDataTold } from '../src/page/lessons/texts/the-data-told.ts';
import { partNames } from '../src/page/lessons/part.ts';

const contents = { 'the-data': { ...firstLesson, ...theDataTold }, ...laterLessons };
const lessons: readonly Lesson[] = titles.map((title) => ({ ...title, ...contents[title.id] }));

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

const words = lessonWords({});
const told = (text: Told): string => tell(text, words);

const wordsOf = (lesson: Lesson): string[] => [
  lesson.title,
  told(lesson.lead),
  ...lesson.paragraphs.flatMap((paragraph) => (typeof paragraph === 'object' ? [paragraph.formula, paragraph.meaning] : [told(paragraph)])),
  told(lesson.task),
  ...('steps' in lesson ? lesson.steps.map(({ text }) => told(text)) : []),
  ...('setups' in lesson ? lesson.setups.flatMap(({ name, about }) => [name, about]) : []),
  told(lesson.done),
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
    const texts = [told(lesson.lead), ...lesson.paragraphs.flatMap((paragraph) => (typeof paragraph === 'object' ? [] : [told(paragraph)]))];
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
  const before = { testLoss: 2 };
  const run = { status: 'done', description: runOf({}), parameterCount: 1, layers: [], epochs: 1, batchSize: 1, learningRate: 1, seed: 1, before, warnings: [] } as const;
  const epochOf = (testLoss: number) => ({ epoch: 1, loss: 1, metrics: {}, testLoss, testMetrics: {}, seconds: 1, samplesPerSecond: 1 });
  const trained: Partial<LabState> = { run, epochs: [epochOf(1)], status: 'done' };

  /** What is done, and what falls short of it. */
  const checks: readonly (readonly [id: string, done: Partial<LabState>, short: Partial<LabState>])[] = [
    ['the-data', { userActions: { 'sample-chosen': 3 } }, { userActions: { 'sample-chosen': 2 } }],
    ['one-neuron', { userActions: { 'neuron-opened': 1 } }, {}],
    ['the-layers', { userActions: { 'weight-read': 1 } }, {}],
    ['forward', { userActions: { 'digit-drawn': 1, 'answer-changed': 1 } }, { userActions: { 'digit-drawn': 3 } }],
    ['the-cost', { userActions: { 'example-trained': 3, 'cost-fell': 3 } }, { userActions: { 'example-trained': 3, 'cost-fell': 2 } }],
    ['the-valley', { userActions: { 'valley-walked': 2, 'valley-overshot': 1 } }, { userActions: { 'valley-walked': 4 } }],
    ['backpropagation', { userActions: { 'backward-opened': 1, 'gradient-confirmed': 1 } }, { userActions: { 'backward-opened': 1 } }],
    ['training', { ...trained, userActions: { 'epoch-trained': 1 } }, { run, epochs: [epochOf(3)], userActions: { 'epoch-trained': 1 } }],
    ['looking-inside', { ...trained, epochs: [epochOf(3)], userActions: { 'mistake-opened': 1 } }, { userActions: { 'mistake-opened': 1 } }],
    ['experiments', { ...trained, epochs: [epochOf(3)], userActions: { 'setting-changed': 1, 'training-started': 1 } }, { userActions: { 'setting-changed': 1, 'training-started': 1 } }],
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

  test.each(checks)('%s', (id, done, short) => {
    const isDone = checkOf(id);
    const after = { ...untouched, ...done };
    expect(isDone(after, untouched)).toBe(true);
    expect(isDone(untouched, untouched)).toBe(false);
    expect(isDone(after, after), 'what was done before the lesson was opened').toBe(false);
    expect(isDone({ ...untouched, ...short }, untouched), 'what falls short').toBe(false);
    const others = checks.filter(([other]) => other !== id).map(([, other]) => other);
    for (const other of others) expect(isDone({ ...untouched, ...other }, untouched)).toBe(false);
  });
});

describe('the questions', () => {
  test.each(Object.entries(lessonQuestions))('%s asks with three answers, one of them right', (_, { ask, answers, right, because }) => {
    expect(new Set(answers).size).toBe(3);
    expect(answers[right]).toBeDefined();
    for (const text of [told(ask), ...answers, because]) expect(text).not.toMatch(/[—–]/);
    expect(because.length).toBeGreaterThan(20);
  });

  test('the weights of layer 1, of all', () => {
    expect([784 * 32, 784 * 32 + 32 * 16 + 16 * 10]).toEqual([25_088, 25_760]);
  });
});

describe('what a lesson says follows the data', () => {
  const spirals = lessonWords({
    data: {
      reference: { type: 'spirals' }, title: 'Spirals', trainSize: 200, testSize: 100, inputShape: [2], targetSize: 3, task: 'classification',
      classes: ['a', 'b', 'c'], notes: [], decisions: [],
    },
    run: { ...lessonRun(), parameterCount: 1234 },
  });

  test('no lesson on a network for points speaks of pixels or digits that are not there', () => {
    const texts = lessons.slice(0, 9).flatMap((lesson) => [tell(lesson.lead, spirals), tell(lesson.task, spirals)]);
    for (const text of texts.filter((text) => !text.includes('room “Data”'))) expect(text).not.toMatch(/pixel|\bdigits?\b|28 × 28|784|25,818/);
    expect(texts.join(' ')).toContain('A sample of “Spirals” is 2 numbers');
    expect(texts.join(' ')).toContain('1,234');
  });
});

function lessonRun(): NonNullable<LabState['run']> {
  return { status: 'untrained', description: runOf({}), parameterCount: 1, layers: [], epochs: 1, batchSize: 1, learningRate: 1, seed: 1, before: {}, warnings: [] };
}


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
