import type { LabState, Room } from '../lab/lab-state.ts';
import type { Part } from './part.ts';

/** A formula in plain text, and what its letters mean. */
export interface Formula {
  readonly formula: string;
  readonly meaning: string;
}

/** What the visitor had done when the lesson was opened. */
export type Baseline = Pick<LabState, 'happenings' | 'epochs'>;

/** One lesson of the guided path: the lab itself, with one part lit and one thing to try. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  /** The part that is lit. */
  readonly part: Part;
  /** The room that has to be open for it. */
  readonly room?: Room;
  /** The first paragraph, which is always in sight. */
  readonly lead: string;
  readonly paragraphs: readonly (string | Formula)[];
  /** One thing to try. */
  readonly task: string;
  /** What is said when it was done. */
  readonly done: string;
  /** True where the visitor has done it since the lesson was opened. */
  isDone(state: LabState, baseline: Baseline): boolean;
}
