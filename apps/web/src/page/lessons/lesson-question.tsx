import { createSignal, For, type JSX } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import { lessonWords, tell } from './lesson-words.ts';
import type { LessonId } from './lessons.ts';
import { lessonQuestions, type LessonQuestion as Question } from './questions.ts';
import './lesson-question.css';

const [guesses, setGuesses] = createSignal<Readonly<Partial<Record<LessonId, number>>>>({});

/** A question to answer before trying; whether the guess was right is told when the visitor has seen it. */
export function LessonQuestion(props: { readonly id: LessonId; readonly isDone: boolean }): JSX.Element {
  const lab = useLab();
  const question = (): Question => lessonQuestions[props.id];
  const guess = (): number | undefined => guesses()[props.id];
  const verdict = (): string => {
    const { right, answers, because } = question();
    const told = guess();
    if (told === undefined) return '';
    if (!props.isDone) return 'Now try it, and see.';
    return `${told === right ? 'You were right.' : `It is: “${answers[right] ?? ''}”.`} ${because}`;
  };
  return (
    <fieldset class="lesson-question">
      <legend>
        <strong>First a guess.</strong> {tell(question().ask, lessonWords(lab.state))}
      </legend>
      <div class="lesson-question-answers">
        <For each={question().answers}>
          {(answer, index) => (
            <button type="button" class="small" aria-pressed={guess() === index()} onClick={() => setGuesses((before) => ({ ...before, [props.id]: index() }))}>
              {answer}
            </button>
          )}
        </For>
      </div>
      <p class="small" role="status">
        {verdict()}
      </p>
    </fieldset>
  );
}
