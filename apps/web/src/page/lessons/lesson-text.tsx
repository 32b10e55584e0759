import { createEffect, createSignal, For, Show, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { Formula } from '../formula/formula.tsx';
import { isTouched } from './is-touched.ts';
import { useLab } from '../lab/lab-context.ts';
import { isOfDigits } from './is-of-digits.ts';
import { ExperimentSteps } from './experiment-steps.tsx';
import { stepsOf, type Formula as ToldFormula, type Lesson } from './lesson.ts';
import { useLessonProgress } from './lesson-progress.ts';
import type * as LessonExtras from './lesson-extras.ts';
import type { LessonWords, Told } from './lesson-words.ts';
import { lessons, type LessonTitle } from './lessons.ts';
import { partNames } from './part.ts';
import { showPart } from './show-part.ts';
import { useLit } from './use-lit.ts';
import './lesson-text.css';

/** Until the words are there. */
const noWords: LessonWords = { title: '…', sample: 'picture', samples: 'pictures', answer: 'digit', isDigits: true, inputs: '…', layers: [], parameters: '…' };

/** The open lesson: its text, the one thing to try, and whether it is done. */
export function LessonText(): JSX.Element {
  const progress = useLessonProgress();
  const { state } = useLab();
  const [extras, setExtras] = createSignal<typeof LessonExtras>();
  createEffect(() => {
    if (progress.index() > 0 || !isOfDigits(state) || isTouched()) void import('./lesson-extras.ts').then((loaded) => setExtras(() => loaded));
  });
  const [isUnfolded, setIsUnfolded] = createSignal(false);
  const told = (text: Told): string => (typeof text === 'string' ? text : text(extras()?.lessonWords(state) ?? noWords));
  const words = (text: Told): JSX.Element => <Dynamic component={extras()?.TermText ?? PlainText} text={told(text)} />;
  const textOf = (lesson: Lesson): Lesson => (lesson.id === 'the-data' ? { ...lesson, ...extras()?.theDataTold } : lesson);
  useLit();
  return (
    <Show when={progress.lesson()} fallback={<ReopenButton />}>
      {(lesson) => (
        <article class="lesson-text" aria-labelledby="lesson-text-title">
          <h2 id="lesson-text-title">
            {progress.index() + 1}. {lesson().title}
          </h2>
          <div class="lesson-text-steps">
            <Steps
              index={progress.index()}
              open={(index) => {
                void progress.open(index);
              }}
            />
            <button type="button" class="quiet small" onClick={() => progress.close()}>
              Put away
            </button>
          </div>
          <Show when={progress.index() === 0}>
            <p class="lesson-text-welcome">
              On this page a small neural network learns {isOfDigits(state) ? 'to read digits' : `from “${state.data?.title ?? ''}”`}, and every number of it can be looked at. Press{' '}
              <strong>Train</strong> at the top and watch it for ten seconds.
            </p>
          </Show>
          <p>{words(textOf(lesson()).lead)}</p>
          <details open={isUnfolded()} onToggle={({ currentTarget }) => setIsUnfolded(currentTarget.open)}>
            <summary>The whole lesson</summary>
            <div class="lesson-text-body">
              <For each={textOf(lesson()).paragraphs}>
                {(paragraph) => (typeof paragraph === 'object' ? <LessonFormula formula={paragraph} /> : <p>{words(paragraph)}</p>)}
              </For>
            </div>
          </details>
          <Dynamic component={extras()?.LessonQuestion} id={lesson().id} isDone={progress.isDone(lesson())} />
          <Task lesson={textOf(lesson())} told={told} isDone={progress.isDone(lesson())} />
          <a class="small lesson-text-teachers" href="./teachers.html">
            For teachers
          </a>
        </article>
      )}
    </Show>
  );
}

/** Until the words of the field are there. */
function PlainText(props: { readonly text: string }): JSX.Element {
  return <>{props.text}</>;
}

function LessonFormula(props: { readonly formula: ToldFormula }): JSX.Element {
  return (
    <p class="lesson-text-formula">
      <span class="lesson-text-symbols">
        <For each={props.formula.formula.split(/,\s{2,}/)}>{(formula) => <Formula formula={formula} />}</For>
      </span>
      <span class="small soft">{props.formula.meaning}</span>
    </p>
  );
}

function Task(props: { readonly lesson: Lesson; readonly told: (text: Told) => string; readonly isDone: boolean }): JSX.Element {
  const progress = useLessonProgress();
  const lab = useLab();
  const showMe = (): void => {
    const { room, part } = props.lesson;
    if (room !== undefined) lab.view.openRoom(room);
    showPart(part);
  };
  const notYet = (lesson: Lesson): string => {
    const steps = stepsOf(lesson);
    const count = [...steps.keys()].filter(progress.isStepDone).length;
    return count === 0 ? 'Not yet.' : `Not yet: ${count} of ${steps.length} done.`;
  };
  return (
    <div class="lesson-text-task" classList={{ 'lesson-text-task-done': props.isDone }}>
      <div>
        <p>
          <strong>Try it.</strong> {props.told(props.lesson.task)}
        </p>
        <Show when={'setups' in props.lesson && props.lesson}>{(experiment) => <ExperimentSteps experiment={experiment()} isDone={props.isDone} />}</Show>
        <p class="lesson-text-state" aria-live="polite">
          {props.isDone ? `✓ Done: ${props.told(props.lesson.done)}` : notYet(props.lesson)}
        </p>
      </div>
      <button type="button" class="small" aria-label={`Show me ${partNames[props.lesson.part]}`} onClick={showMe}>
        Show me
      </button>
    </div>
  );
}

function Steps(props: { readonly index: number; readonly open: (index: number) => void }): JSX.Element {
  const lessonAt = (index: number): LessonTitle | undefined => lessons[index];
  return (
    <>
      <Show when={lessonAt(props.index - 1)}>
        {(lesson) => (
          <button type="button" class="small" aria-label={`Previous: ${lesson().title}`} onClick={() => props.open(props.index - 1)}>
            Previous
          </button>
        )}
      </Show>
      <Show when={lessonAt(props.index + 1)}>
        {(lesson) => (
          <button type="button" class="small" aria-label={`Next: ${lesson().title}`} onClick={() => props.open(props.index + 1)}>
            Next
          </button>
        )}
      </Show>
    </>
  );
}

function ReopenButton(): JSX.Element {
  const progress = useLessonProgress();
  return (
    <div class="row">
      <button type="button" onClick={() => void progress.open(progress.index())}>
        Open lesson {progress.index() + 1} again
      </button>
    </div>
  );
}
