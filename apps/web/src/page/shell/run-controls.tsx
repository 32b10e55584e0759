import { createUniqueId, Show, type JSX } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import { permissionOf, runPhase, type RunCommand } from '../lab/run/run-machine.ts';
import type { Pace } from '../../shared/api/run.ts';
import './run-controls.css';

const paces: readonly (readonly [pace: Pace, name: string])[] = [
  ['full', 'full'],
  ['watchable', 'to watch'],
  ['slow', 'one by one'],
];

/** Buttons to train, pause, train on one example or one epoch and restart, and the pace. */
export function RunControls(): JSX.Element {
  const lab = useLab();
  const paceId = createUniqueId();
  const isRunning = (): boolean => may('pause') === 'now';
  const may = (command: RunCommand): ReturnType<typeof permissionOf> => permissionOf(command, runPhase(lab.state));
  const trainWord = (): string => {
    const { status, wanted } = lab.state;
    if (wanted !== undefined) return `${lab.state.busy ?? 'Reading the data'} …`;
    if (may('train') === 'later' || status === 'untrained' || status === 'diverged') return 'Train';
    return status === 'done' || status === 'opened' ? 'Train on' : 'Go on';
  };
  return (
    <div class="run-controls row" role="group" aria-label="Training">
      <Show
        when={isRunning()}
        fallback={
          <button type="button" class="primary run-controls-train" disabled={may('train') === 'never'} onClick={() => void lab.run.train('end')}>
            <span aria-hidden="true">▶</span> {trainWord()}
          </button>
        }
      >
        <button type="button" class="primary run-controls-train" onClick={() => void lab.run.pause()}>
          <span aria-hidden="true">❚❚</span> Pause
        </button>
      </Show>
      <button type="button" disabled={may('train') === 'never'} onClick={() => void lab.run.train('sample')}>
        1 example
      </button>
      <button type="button" disabled={may('train') === 'never'} onClick={() => void lab.run.train('epoch')}>
        1 epoch
      </button>
      <button type="button" disabled={may('reset') === 'never'} onClick={() => void lab.run.reset()}>
        Reset
      </button>
      <span class="run-controls-pace">
        <label class="small soft" for={paceId}>
          Speed
        </label>
        <select id={paceId} value={lab.state.pace} onChange={({ currentTarget }) => setPace(currentTarget.value)}>
          {paces.map(([pace, name]) => (
            <option value={pace}>{name}</option>
          ))}
        </select>
      </span>
    </div>
  );

  function setPace(value: string): void {
    const pace = paces.find(([name]) => name === value)?.[0];
    if (pace !== undefined) lab.run.setPace(pace);
  }
}
