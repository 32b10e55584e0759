import type { PortableModel } from '@vitrum/core';
import { isListOf } from '@vitrum/core/internal';

/** The names of a model's outputs, if it has them. */
export function classNames({ metadata: { classes } }: PortableModel): readonly string[] {
  return isListOf(classes, (name) => typeof name === 'string') ? classes : [];
}
