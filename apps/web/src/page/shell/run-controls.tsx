import { createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
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
  const isRunning = (): boolean => lab.state.status === 'running';
  const cannotTrain = (): boolean => lab.state.run === undefined || lab.state.status === 'diverged';
  // "Train" takes effect even if pressed before the data are loaded.
  const isStarting = (): boolean => lab.state.phase === 'starting';
  const [isWanted, setIsWanted] = createSignal(false);
  const train = (): void => {
    setIsWanted(isStarting());
    void lab.train('end').finally(() => setIsWanted(false));
  };
  const trainWord = (): string => {
    const { status } = lab.state;
    if (isWanted() && isStarting()) return 'Reading the data …';
    if (status === 'untrained' || status === 'diverged') return 'Train';
    return status === 'done' ? 'Train on' : 'Go on';
  };
  return (
    <div class="run-controls row" role="group" aria-label="Training">
      <Show
        when={isRunning()}
        fallback={
          <button type="button" class="primary run-controls-train" disabled={cannotTrain() && !isStarting()} onClick={train}>
            <span aria-hidden="true">▶</span> {trainWord()}
          </button>
        }
      >
        <button type="button" class="primary run-controls-train" onClick={() => void lab.pause()}>
          <span aria-hidden="true">❚❚</span> Pause
        </button>
      </Show>
      <button type="button" disabled={cannotTrain() || isRunning()} onClick={() => void lab.train('sample')}>
        1 example
      </button>
      <button type="button" disabled={cannotTrain() || isRunning()} onClick={() => void lab.train('epoch')}>
        1 epoch
      </button>
      <button type="button" disabled={lab.state.run === undefined} onClick={() => void lab.reset()}>
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
    if (pace !== undefined) lab.setPace(pace);
  }
}
