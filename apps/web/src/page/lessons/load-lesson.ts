import type { LessonContent } from './lesson.ts';
import type { LessonId } from './lessons.ts';
import { theData } from './texts/the-data.ts';

/** The first lesson, which lies open on a first visit. */
export const firstLesson = theData;

/** The text of a lesson; those after the first one are fetched together. */
export async function loadLesson(id: LessonId): Promise<LessonContent> {
  if (id === 'the-data') return firstLesson;
  const { laterLessons } = await import('./later-lessons.ts');
  return laterLessons[id];
}
