import { For, type JSX } from 'solid-js';
import { colorOfRun } from '../curves/chart-lines.ts';
import { useLab } from '../lab/lab-context.ts';
import { comparedRuns, otherRuns, toggleCompared } from '../storage/kept-runs.ts';
import './run-choice.css';

/** The kept runs except the present one, each with a box that lays it beside that. */
export function RunChoice(): JSX.Element {
  const lab = useLab();
  const slotOf = (id: string): number | undefined => comparedRuns().find(({ run }) => run.id === id)?.slot;
  const colorOf = (id: string): string => {
    const slot = slotOf(id);
    return slot === undefined ? 'transparent' : `var(${colorOfRun(slot)})`;
  };
  return (
    <ul class="run-choice">
      <For each={otherRuns()}>
        {(run) => (
          <li>
            <label>
              <input
                type="checkbox"
                checked={slotOf(run.id) !== undefined}
                onChange={() => {
                  toggleCompared(lab, run.id);
                }}
              />
              <span class="run-choice-color" style={{ 'background-color': colorOf(run.id) }} aria-hidden="true" />
              {run.name}
            </label>
          </li>
        )}
      </For>
    </ul>
  );
}
