import { Show, type JSX } from 'solid-js';
import { CopyLink } from '../address/copy-link.tsx';
import { formatCount } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { ReadOut } from './read-out.tsx';
import { RunControls } from './run-controls.tsx';
import './top-bar.css';

/** The name, the run's controls and its progress, always visible. */
export function TopBar(): JSX.Element {
  const { state } = useLab();
  return (
    <header class="top-bar">
      <div class="top-bar-name">
        <h1>vitrum</h1>
        <p class="small soft">
          <Show when={state.run} fallback={<>See a network learn to read digits</>}>
            {(run) => <>A network of {formatCount(run().parameterCount)} numbers learns</>}
          </Show>
        </p>
      </div>
      <div class="top-bar-controls" data-part="controls">
        <RunControls />
      </div>
      <ReadOut />
      <CopyLink />
    </header>
  );
}
