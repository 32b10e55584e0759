import type { Drawing } from '../../drawing-pad/drawing.ts';
import type { Lab } from '../../lab/lab.ts';
import type { LessonProgress } from '../../lessons/lesson-progress.ts';
import { isShownAtStart } from './start-of-view.ts';
import { writeStrokes } from './stroke-text.ts';
import type { ViewTexts } from './view-names.ts';

/**
 * What is looked at, as an address says it: `lesson=forward&room=neuron&neuron=1.6&sample=test.9&pace=slow`. Only what a page does not begin with
 * by itself. Layers and samples are counted from 1 and neurons from 0, as on the page; `none` stands for a lesson or a room that is closed.
 */
export function writeView(lab: Lab, drawing: Drawing, progress: LessonProgress): string {
  return Object.entries(viewOf(lab, drawing, progress))
    .map(([name, text]) => `${name}=${text}`)
    .join('&');
}

function viewOf(lab: Lab, drawing: Drawing, progress: LessonProgress): ViewTexts {
  const { room, neuron, pace } = lab.state;
  const lesson = progress.lesson()?.id;
  const isFirst = lesson === 'the-data';
  return {
    ...(!isFirst && { lesson: lesson ?? 'none' }),
    ...(room !== undefined ? { room } : !isFirst && { room: 'none' }),
    ...(neuron !== undefined && { neuron: `${neuron.layer + 1}.${neuron.unit}` }),
    ...selectionOf(lab, drawing),
    ...(pace !== 'full' && { pace }),
  };
}

/** While it trains, the sample that is shown changes by itself. */
function selectionOf(lab: Lab, pad: Drawing): ViewTexts {
  const { selection, status } = lab.state;
  if (selection.kind === 'sample') {
    const isTold = status !== 'running' && !isShownAtStart(selection);
    return isTold ? { sample: `${selection.part}.${selection.index + 1}` } : {};
  }
  const drawing = writeStrokes(pad.strokes());
  if (drawing !== undefined) return { drawing };
  const { input } = selection;
  return input.length <= maxPoint ? { point: Array.from(input, (value) => value.toFixed(3)).join(',') } : {};
}

/** A place of a plane or a line is told by its numbers. */
const maxPoint = 2;
