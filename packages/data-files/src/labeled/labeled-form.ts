import { VitrumError } from '@vitrum/core';
import type { KnownEncoding, TargetForm } from '@vitrum/datasets';

/** What a model says about the data that it learned from: how inputs are made, what the targets are, and how files were read. */
export interface LabeledForm<Encoding extends KnownEncoding = KnownEncoding> {
  readonly encoding: Encoding;
  readonly targets: TargetForm;
  /** The options that the model's own data were read with, and those that are given for these. */
  readonly reading: Readonly<Record<string, unknown>>;
}

/** A reading option that is a text, or what stands for it. */
export function textOption({ reading }: LabeledForm, name: string, initial: string): string {
  const value = reading[name];
  return typeof value === 'string' && value !== '' ? value : initial;
}

/** A reading option that is a list of texts, or one text. */
export function listOption({ reading }: LabeledForm, name: string): readonly string[] {
  const value = reading[name];
  if (typeof value === 'string' && value !== '') return [value];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

export function unfit(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_ENCODING', message, hint });
}
