import { isFiniteNumber, isListOf, isRecord, parseJson } from '@vitrum/core/internal';
import type { Direction } from './sweep.ts';

/** What `sweep.json` says: the description of a sweep, and what follows from its data. */
export interface SweepRecord {
  /** The description of the sweep, in plain JSON. */
  readonly description: Readonly<Record<string, unknown>>;
  /** The figure that is looked for, such as `accuracy`. */
  readonly figure: string;
  /** Whether a great figure is good, or a small one. */
  readonly direction: Direction;
  /** True for a figure in per cent. */
  readonly isPercent: boolean;
  /** The epochs of a whole run. */
  readonly epochs: number;
  /** The seeds that each trial is trained with. */
  readonly seeds: readonly number[];
  /** What computes the runs, as far as their bits depend on it: they are the same again when the sweep goes on. */
  readonly computing: Computing;
}

/** Options on which the bits of a run depend. */
export interface Computing {
  /** The name of the backend, where one was asked for. */
  readonly backend?: string;
  /** True where the same bits were asked for on every machine. */
  readonly deterministic?: boolean;
}

const format = 'vitrum-sweep';

/** The text of a `sweep.json`. */
export function sweepRecordText(record: SweepRecord): string {
  return `${JSON.stringify({ format, ...record }, undefined, 2)}\n`;
}

/** What a text of `sweep.json` says; undefined for a text of another form. */
export function parseSweepRecord(text: string): SweepRecord | undefined {
  const value = valueOf(text);
  if (!isRecord(value) || value['format'] !== format) return undefined;
  const { description, figure, direction, isPercent, epochs, seeds, computing } = value;
  if (!isRecord(description) || typeof figure !== 'string' || (direction !== 'minimize' && direction !== 'maximize')) return undefined;
  if (!isFiniteNumber(epochs) || !isListOf(seeds, isFiniteNumber)) return undefined;
  return { description, figure, direction, isPercent: isPercent === true, epochs, seeds, computing: computingOf(computing) };
}

function valueOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined; // a file of another sort
  }
}

function computingOf(value: unknown): Computing {
  const { backend, deterministic } = isRecord(value) ? value : {};
  return { ...(typeof backend === 'string' && { backend }), ...(deterministic === true && { deterministic }) };
}
