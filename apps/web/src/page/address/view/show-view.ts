import { isVitrumError, VitrumError } from '@vitrum/core';
import { nearestName } from '@vitrum/core/internal';
import type { Pace } from '../../../shared/api/run.ts';
import type { Drawing } from '../../drawing-pad/drawing.ts';
import type { Lab } from '../../lab/lab.ts';
import type { Room } from '../../lab/lab-state.ts';
import type { LessonProgress } from '../../lessons/lesson-progress.ts';
import type { LessonTitle } from '../../lessons/lessons.ts';
import { readStrokes } from './stroke-text.ts';
import { isViewName, type ViewName, type ViewTexts } from './view-names.ts';

const paces: readonly Pace[] = ['full', 'watchable', 'slow'];

/** What of the page a view is shown on. */
export interface ViewPlaces {
  readonly lab: Lab;
  readonly drawing: Drawing;
  readonly progress: LessonProgress;
  readonly lessons: readonly LessonTitle[];
  readonly rooms: readonly Room[];
}

/** How each part of a view is shown; each throws VITRUM_INVALID_CONFIG for what is not there. */
const shows: Readonly<Record<ViewName, (places: ViewPlaces, text: string) => void | Promise<void>>> = {
  neuron: ({ lab }, text) => {
    lab.view.openNeuron(neuronOf(lab, text));
  },
  sample: async ({ lab }, text) => {
    await lab.data.select(sampleOf(lab, text));
  },
  drawing: ({ drawing }, text) => {
    const strokes = readStrokes(text);
    if (strokes === undefined) throw notThere('the drawing in it cannot be read; the link may have been cut short');
    drawing.show(strokes);
  },
  point: async ({ lab }, text) => {
    const input = text.split(',').map(Number);
    const inputs = lab.state.run?.layers[0]?.inputs;
    if (input.length !== inputs || !input.every(Number.isFinite)) throw notThere(`"${text}" is no place for a network of ${inputs ?? 0} inputs`);
    await lab.data.select({ kind: 'drawing', input: Float32Array.from(input) });
  },
  pace: ({ lab }, text) => {
    lab.run.setPace(oneOf('pace', paces, text));
  },
  // After all that counts as done in a lesson, and before the room: the one that is asked for stays open, whichever a lesson opens.
  lesson: async ({ progress, lessons }, text) => {
    if (text === none) progress.close();
    else await progress.open(lessons.findIndex(({ id }) => id === oneOf('lesson', lessons.map((lesson) => lesson.id), text)));
  },
  room: ({ lab, rooms }, text) => {
    if (text === none) lab.view.closeRoom();
    else lab.view.openRoom(oneOf('room', rooms, text));
  },
};

const none = 'none';

/** Shows what an address says of the view; what is not there is told, and the rest is shown. */
export async function showView(places: ViewPlaces, texts: ViewTexts): Promise<void> {
  for (const name of Object.keys(shows)) {
    const text = isViewName(name) ? texts[name] : undefined;
    if (text !== undefined && isViewName(name)) await attempt(places.lab, () => shows[name](places, text));
  }
}

async function attempt(lab: Lab, show: () => void | Promise<void>): Promise<void> {
  try {
    await show();
  } catch (error) {
    if (!isVitrumError(error)) throw error;
    lab.messages.show({ kind: 'problem', text: error.message, hint: error.hint, code: error.code });
  }
}

function oneOf<const Name extends string>(kind: string, names: readonly Name[], text: string): Name {
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  const nearest = nearestName(text, names);
  throw notThere(`there is no ${kind} "${text}"`, nearest === undefined ? `Known are ${names.join(', ')}.` : `Did you mean "${nearest}"?`);
}

/** `1.6`: neuron 6 of layer 1. */
function neuronOf({ state }: Lab, text: string): { readonly layer: number; readonly unit: number } {
  const [, layer = '', unit = ''] = /^(\d+)\.(\d+)$/.exec(text) ?? [];
  const units = state.run?.layers[Number(layer) - 1]?.units ?? 0;
  if (layer !== '' && Number(unit) < units) return { layer: Number(layer) - 1, unit: Number(unit) };
  const layers = state.run?.layers.map((each, index) => `${index + 1}.0 to ${index + 1}.${each.units - 1}`) ?? [];
  throw notThere(`this network has no neuron "${text}"`, `Its neurons are ${layers.join(', ')}: the layer from 1, the neuron from 0.`);
}

/** `test.9`: the ninth sample of the test set. */
function sampleOf({ state: { data } }: Lab, text: string): { readonly kind: 'sample'; readonly part: 'train' | 'test'; readonly index: number } {
  const [, part = '', number = ''] = /^(train|test)\.(\d+)$/.exec(text) ?? [];
  const [trainSize, testSize] = [data?.trainSize ?? 0, data?.testSize ?? 0];
  const size = part === 'train' ? trainSize : testSize;
  if ((part === 'train' || part === 'test') && Number(number) >= 1 && Number(number) <= size) return { kind: 'sample', part, index: Number(number) - 1 };
  throw notThere(`these data have no sample "${text}"`, `Its samples are train.1 to train.${trainSize} and test.1 to test.${testSize}.`);
}

const notThere = (reason: string, hint = 'Ask for the whole link again, or open it on the page.'): VitrumError =>
  new VitrumError({ code: 'VITRUM_INVALID_CONFIG', message: `The address cannot be followed: ${reason}.`, hint });
