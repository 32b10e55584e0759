import { createEffect, createRoot, createSignal, untrack, type Accessor } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import type { Lab } from '../lab/lab.ts';
import { keepLessonsDone, readLessonsDone } from './kept-lessons.ts';
import type { Baseline, Lesson } from './lesson.ts';
import { lessons } from './lessons.ts';

/** The open lesson, and those done. */
export interface LessonProgress {
  /** Undefined while the lessons are closed. */
  readonly lesson: Accessor<Lesson | undefined>;
  /** Index of the open lesson, or of the last one. */
  readonly index: Accessor<number>;
  readonly isDone: (lesson: Lesson) => boolean;
  /** Opens a lesson and the room that it needs. */
  open(index: number): void;
  close(): void;
}

const progresses = new WeakMap<Lab, LessonProgress>();

/** The lessons' progress, shared by the whole page. */
export function useLessonProgress(): LessonProgress {
  const lab = useLab();
  const known = progresses.get(lab);
  if (known !== undefined) return known;
  const progress = createRoot(() => createLessonProgress(lab));
  progresses.set(lab, progress);
  return progress;
}

function createLessonProgress(lab: Lab): LessonProgress {
  const [index, setIndex] = createSignal(0);
  const [isOpen, setIsOpen] = createSignal(true);
  const [done, setDone] = createSignal<ReadonlySet<string>>(new Set(readLessonsDone()));
  const [baseline, setBaseline] = createSignal<Baseline>(baselineOf(lab));
  const lesson = (): Lesson | undefined => (isOpen() ? lessons[index()] : undefined);

  createEffect(() => {
    const current = lesson();
    if (current === undefined || done().has(current.id) || !current.isDone(lab.state, baseline())) return;
    const all = new Set([...done(), current.id]);
    setDone(all);
    keepLessonsDone([...all]);
  });

  return {
    lesson,
    index,
    isDone: ({ id }) => done().has(id),
    open: (next) => {
      setBaseline(baselineOf(lab));
      setIndex(next);
      setIsOpen(true);
      const room = lessons[next]?.room;
      if (room !== undefined) lab.openRoom(room);
    },
    close: () => void setIsOpen(false),
  };
}

const baselineOf = ({ state }: Lab): Baseline => untrack(() => ({ userActions: { ...state.userActions }, epochs: [...state.epochs] }));
