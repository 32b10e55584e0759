import { createMemo, Match, Show, Switch, type JSX } from 'solid-js';
import { formatNumber } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';

/** The predicted and the actual class. */
export function Verdict(props: { readonly names: readonly string[] }): JSX.Element {
  const lab = useLab();
  const predicted = createMemo(() => lab.run.pass()?.predicted);
  const label = createMemo(() => lab.run.pass()?.label);
  const loss = createMemo(() => lab.run.pass()?.loss);
  const nameOf = (index: number | undefined): string => (index === undefined ? '' : (props.names[index] ?? String(index)));
  return (
    <div class="network-view-verdict">
      <Switch>
        <Match when={predicted() !== undefined && label() !== undefined}>
          <p>
            <span class="network-view-phrase">
              answer: <strong>{nameOf(predicted())}</strong> ·
            </span>{' '}
            <span class="network-view-phrase">
              truth: <strong>{nameOf(label())}</strong>
            </span>
          </p>
          <p class={predicted() === label() ? 'network-view-right' : 'network-view-wrong'}>
            {predicted() === label() ? '✓ recognized' : '✗ mistaken'}
          </p>
        </Match>
        <Match when={predicted() !== undefined}>
          <p>
            answer: <strong>{nameOf(predicted())}</strong>
          </p>
        </Match>
      </Switch>
      <Show when={loss()}>{(cost) => <p class="small soft numbers">cost {formatNumber(cost())}</p>}</Show>
    </div>
  );
}
