import type { RunConfig } from '@vitrum/runs';
import type { LabState, Room } from '../lab/lab-state.ts';
import type { DataSummary } from '../../shared/api/data.ts';
import type { Told } from './lesson-words.ts';
import type { LessonId } from './lessons.ts';
import type { Part } from './part.ts';

/** A formula in plain text, and the meaning of its symbols. */
export interface Formula {
  readonly formula: string;
  readonly meaning: string;
}

/** What had been done when the lesson was opened. */
export type Baseline = Pick<LabState, 'userActions' | 'epochs' | 'earlierRuns'>;

/** Whether the visitor has done something since the lesson was opened. */
type Check = (state: LabState, baseline: Baseline) => boolean;

/** One of several things to do, in any order. */
export interface LessonStep {
  readonly text: string;
  readonly isDone: Check;
}

/** A network that the lesson offers to make, with its data. */
export interface Setup {
  readonly name: string;
  readonly about: string;
  /** @param data - Those that are loaded. */
  config(data: DataSummary | undefined): RunConfig;
}

interface LessonText {
  /** The highlighted part. */
  readonly part: Part;
  /** The room to open for it. */
  readonly room?: Room;
  /** The first paragraph, always visible. */
  readonly lead: Told;
  readonly paragraphs: readonly (Told | Formula)[];
  /** The thing to try. */
  readonly task: Told;
  /** The text when it is done. */
  readonly done: Told;
}

/** A lesson with a single thing to do. */
interface SimpleLesson extends LessonText {
  readonly isDone: Check;
}

/** A lesson that is an experiment: networks to make, several things to do with them, and what comes of it. */
export interface Experiment extends LessonText {
  readonly setups: readonly Setup[];
  readonly steps: readonly LessonStep[];
  /** What the runs have shown so far, in a sentence or two. */
  findings(state: LabState, baseline: Baseline): string | undefined;
}

/** What a lesson says, and how the page knows that it is done. */
export type LessonContent = SimpleLesson | Experiment;

/** A lesson of the guided path: one highlighted part of the lab and one thing to try. */
export type Lesson = LessonContent & { readonly id: LessonId; readonly title: string };

/** What there is to do; a lesson is done when all of it is. */
export const stepsOf = (lesson: LessonContent): readonly Pick<LessonStep, 'isDone'>[] => ('steps' in lesson ? lesson.steps : [lesson]);
