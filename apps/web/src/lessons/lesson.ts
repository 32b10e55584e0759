import type { LabState, Room } from '../lab/lab-state.ts';
import type { Part } from './part.ts';

/** A formula in plain text, and the meaning of its symbols. */
export interface Formula {
  readonly formula: string;
  readonly meaning: string;
}

/** The counts of actions when the lesson was opened. */
export type Baseline = Pick<LabState, 'userActions' | 'epochs'>;

/** A lesson of the guided path: one highlighted part of the lab and one thing to try. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  /** The highlighted part. */
  readonly part: Part;
  /** The room to open for it. */
  readonly room?: Room;
  /** The first paragraph, always visible. */
  readonly lead: string;
  readonly paragraphs: readonly (string | Formula)[];
  /** One thing to try. */
  readonly task: string;
  /** The text when it is done. */
  readonly done: string;
  /** True if the visitor has done it since the lesson was opened. */
  isDone(state: LabState, baseline: Baseline): boolean;
}
