import { Match, Show, Switch, type JSX } from 'solid-js';
import { describeDraft, describeParameters } from './describe-draft.ts';
import type { Change, Draft } from './draft.ts';
import type { Preview } from './use-preview.ts';

/** The effect of the draft, its errors, and the button to use it. */
export function SettingsSummary(props: {
  readonly draft: Draft;
  readonly change: Change;
  readonly preview: Preview | undefined;
  readonly onDiscard: () => void;
}): JSX.Element {
  const problem = () => props.preview?.problem;
  const parameters = (): string => {
    const count = props.preview?.run?.parameterCount;
    return count === undefined ? '' : `, ${describeParameters(count)}`;
  };
  return (
    <div class="settings-summary">
      <div class="settings-summary-text" role="status">
        <Show
          when={problem()}
          fallback={
            <Switch>
              <Match when={props.change === 'none'}>
                <p>
                  These are the settings of the run: <span class="numbers">{describeDraft(props.draft)}</span>
                  {parameters()}.
                </p>
              </Match>
              <Match when={props.change === 'epochs'}>
                <p>The run goes on to {String(props.draft.training.epochs)} epochs; nothing begins anew.</p>
              </Match>
              <Match when={props.change === 'new-run'}>
                <p>
                  A new run: <span class="numbers">{describeDraft(props.draft)}</span>
                  {parameters()}.
                </p>
              </Match>
            </Switch>
          }
        >
          {(told) => (
            <p class="settings-fault">
              {told().message} {told().hint} <span class="soft">The run that is there stays as it is.</span>
            </p>
          )}
        </Show>
      </div>
      <div class="row">
        <button type="button" disabled={props.change === 'none'} onClick={() => props.onDiscard()}>
          Leave as it was
        </button>
        <button type="submit" class="primary" disabled={props.change === 'none' || problem() !== undefined}>
          Use these settings
        </button>
      </div>
    </div>
  );
}
