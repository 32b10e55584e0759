import { useMemo, type ReactElement } from 'react';
import type { TeacherState } from './use-teacher.ts';

interface TrainingProps {
  readonly state: TeacherState;
  /** Why nothing can be learned yet. */
  readonly obstacle: string | undefined;
  readonly model: string | undefined;
  readonly onTrain: () => void;
  readonly onStop: () => void;
  readonly onStartOver: () => void;
}

/** The buttons that train, save and start over, and how far it is. */
export function Training({ state, obstacle, model, onTrain, onStop, onStartOver }: TrainingProps): ReactElement {
  const address = useMemo(() => model && `data:application/json,${encodeURIComponent(model)}`, [model]);
  return (
    <section aria-labelledby="training">
      <h2 id="training">Train</h2>
      <div className="buttons">
        {state.type === 'training' ? (
          <button type="button" onClick={onStop}>
            Stop
          </button>
        ) : (
          <button type="button" className="main" disabled={obstacle !== undefined} aria-describedby="state" onClick={onTrain}>
            Train
          </button>
        )}
        {address && (
          <a href={address} download="drawings.json">
            Save the model
          </a>
        )}
        <button type="button" onClick={onStartOver}>
          Start over
        </button>
      </div>
      {state.type === 'training' && <progress aria-label="Training" max={1} value={state.share} />}
      <p id="state" role="status">
        {sentence(state, obstacle)}
      </p>
    </section>
  );
}

function sentence(state: TeacherState, obstacle: string | undefined): string {
  switch (state.type) {
    case 'training':
      return 'It is learning.';
    case 'failed':
      return `It failed: ${state.reason}`;
    case 'trained':
      return obstacle ?? 'It has learned: draw something new. More examples make it better.';
    case 'untrained':
      return obstacle ?? 'Ready to learn from your drawings.';
  }
}
