/** What a lesson has beside its text, fetched when the visitor first moves or the data are no digits. */
export { LessonQuestion } from './lesson-question.tsx';
export { lessonWords } from './lesson-words.ts';
export { TermText } from '../terms/term-text.tsx';
export { theDataTold } from './texts/the-data-told.ts';
