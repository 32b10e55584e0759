import { createEffect, onCleanup, type Accessor } from 'solid-js';
import { useLessonProgress } from './lesson-progress.ts';
import type { Part } from './part.ts';
import './lit.css';

/** The `data-part` that the open lesson highlights, mirrored in the root element's `data-lit` while the caller is mounted. */
export function useLit(): Accessor<Part | undefined> {
  const { lesson } = useLessonProgress();
  const lit = (): Part | undefined => lesson()?.part;
  const root = document.documentElement;
  createEffect(() => {
    const part = lit();
    if (part === undefined) delete root.dataset['lit'];
    else root.dataset['lit'] = part;
  });
  onCleanup(() => delete root.dataset['lit']);
  return lit;
}
