import { For, type JSX } from 'solid-js';
import { useLessonProgress } from './lesson-progress.ts';
import { lessons } from './lessons.ts';
import './lesson-path.css';

/** The lessons in order, marked as done or open. */
export function LessonPath(): JSX.Element {
  const progress = useLessonProgress();
  const count = (): number => lessons.filter(progress.isDone).length;
  return (
    <nav class="lesson-path" aria-label={`Lessons, ${count()} of ${lessons.length} done`}>
      <ol>
        <For each={lessons}>
          {(lesson, index) => (
            <li>
              <button
                type="button"
                class="lesson-path-lesson"
                title={lesson.title}
                aria-current={progress.lesson()?.id === lesson.id ? 'step' : undefined}
                onClick={() => void progress.open(index())}
              >
                <span class="lesson-path-mark numbers" aria-hidden="true">
                  {progress.isDone(lesson) ? '✓' : index() + 1}
                </span>
                <span class="lesson-path-name">{lesson.title}</span>
                <span class="hidden-visually">{progress.isDone(lesson) ? ', done' : ''}</span>
              </button>
            </li>
          )}
        </For>
      </ol>
    </nav>
  );
}
