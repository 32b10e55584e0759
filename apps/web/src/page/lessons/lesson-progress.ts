import { batch, createEffect, createRoot, createSignal, untrack, type Accessor } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import type { Room } from '../lab/lab-state.ts';
import type { Lab } from '../lab/lab.ts';
import { keepLessonsDone, readLessonsDone } from './kept-lessons.ts';
import { stepsOf, type Baseline, type Lesson, type LessonContent } from './lesson.ts';
import { lessons, type LessonTitle } from './lessons.ts';
import { firstLesson, loadLesson } from './load-lesson.ts';

/** The open lesson, and those done. */
export interface LessonProgress {
  /** Undefined while the lessons are closed. */
  readonly lesson: Accessor<Lesson | undefined>;
  /** Index of the open lesson, or of the last one. */
  readonly index: Accessor<number>;
  readonly isDone: (lesson: Pick<LessonTitle, 'id'>) => boolean;
  /** Whether a step of the open lesson is done. */
  readonly isStepDone: (step: number) => boolean;
  /** What the runs since the lesson was opened have shown. */
  readonly findings: Accessor<string | undefined>;
  /** How often a lesson was opened or put away. */
  changes(): number;
  /** Opens a lesson and the room that it needs. */
  open(index: number): Promise<void>;
  close(): void;
}

const progresses = new WeakMap<Lab, LessonProgress>();

/** The lessons' progress, shared by the whole page. */
export const useLessonProgress = (): LessonProgress => lessonProgressOf(useLab());

export function lessonProgressOf(lab: Lab): LessonProgress {
  const known = progresses.get(lab);
  if (known !== undefined) return known;
  const progress = createRoot(() => createLessonProgress(lab));
  progresses.set(lab, progress);
  return progress;
}

function createLessonProgress(lab: Lab): LessonProgress {
  const [index, setIndex] = createSignal(0);
  const [lesson, setLesson] = createSignal<Lesson | undefined>(lessonOf(lessons[0], firstLesson));
  const [done, setDone] = createSignal<ReadonlySet<string>>(new Set(readLessonsDone()));
  const [steps, setSteps] = createSignal<ReadonlySet<number>>(new Set());
  const [baseline, setBaseline] = createSignal<Baseline>(baselineOf(lab));
  let wanted = 0;
  let changes = 0;
  /** The room that a lesson has opened, and not the visitor. */
  let opened: Room | undefined;

  createEffect(() => {
    const current = lesson();
    if (current === undefined) return;
    const all = stepsOf(current);
    const doneNow = new Set([...all.keys()].filter((step) => steps().has(step) || all[step]?.isDone(lab.state, baseline()) === true));
    if (doneNow.size > steps().size) setSteps(doneNow);
    if (doneNow.size === all.length) finish(current.id);
  });

  function finish(id: string): void {
    if (untrack(done).has(id)) return;
    const all = new Set([...untrack(done), id]);
    setDone(all);
    keepLessonsDone([...all]);
  }

  return {
    lesson,
    index,
    isDone: ({ id }) => done().has(id),
    isStepDone: (step) => steps().has(step),
    findings: () => {
      const current = lesson();
      return current !== undefined && 'findings' in current ? current.findings(lab.state, baseline()) : undefined;
    },
    changes: () => changes,
    open: async (next) => {
      const title = lessons[next];
      if (title === undefined) return;
      wanted = next;
      changes++;
      const content = await lab.messages.attempt(() => loadLesson(title.id));
      if (content === undefined || wanted !== next) return; // another one was asked for meanwhile
      batch(() => {
        setBaseline(baselineOf(lab));
        setSteps(new Set<number>());
        setIndex(next);
        setLesson(lessonOf(title, content));
      });
      if (content.room !== undefined) lab.view.openRoom(content.room);
      else if (opened !== undefined && lab.state.room === opened) lab.view.closeRoom(); // what this one shows lies below it
      opened = content.room;
    },
    close: () => {
      changes++;
      wanted = -1; // a lesson that is still being fetched does not open any more
      setLesson(undefined);
    },
  };
}

const lessonOf = (title: LessonTitle, content: LessonContent): Lesson => ({ ...content, ...title });

const baselineOf = ({ state }: Lab): Baseline =>
  untrack(() => ({ userActions: { ...state.userActions }, epochs: [...state.epochs], earlierRuns: [...state.earlierRuns] }));
