import { VitrumError } from '@vitrum/core';
import type { KnownEncoding } from '@vitrum/datasets';
import type { TargetForm } from '@vitrum/datasets/internal';

/** A model's record of its data: the encoding of inputs, the meaning of targets, and the reading options. */
export interface LabeledForm<Encoding extends KnownEncoding = KnownEncoding> {
  /** How the model's own data became its inputs; the new samples are encoded alike. */
  readonly encoding: Encoding;
  /** What the model's outputs mean, and how the new targets are read to match them: the task, its classes, its scaling. */
  readonly targets: TargetForm;
  /** The reading options of the model's own data, overridden by those given for these. */
  readonly reading: Readonly<Record<string, unknown>>;
}

/** A reading option that is a string, or its default. */
export function textOption({ reading }: LabeledForm, name: string, initial: string): string {
  const value = reading[name];
  return typeof value === 'string' && value !== '' ? value : initial;
}

/** A reading option that is a list of strings, or a single string. */
export function listOption({ reading }: LabeledForm, name: string): readonly string[] {
  const value = reading[name];
  if (typeof value === 'string' && value !== '') return [value];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

export function unfit(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_ENCODING', message, hint });
}
