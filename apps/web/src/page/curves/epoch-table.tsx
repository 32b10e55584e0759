import { For, Show, type JSX } from 'solid-js';
import { formatCount, formatNumber, formatSeconds } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { Term } from '../terms/term.tsx';
import { heldOutAccuracy, heldOutLoss, heldOutPart, type HeldOutPart } from './held-out.ts';
import { throttleAccessor } from './throttle-accessor.ts';
import './epoch-table.css';

/** Milliseconds between updates: small data complete hundreds of epochs per second. */
const pause = 250;
/** Maximum number of rows; the earliest are omitted, with a note. */
const maxRows = 100;

/** Error, accuracy and duration of each epoch, and the fingerprint of the result. */
export function EpochTable(): JSX.Element {
  const lab = useLab();
  const all = throttleAccessor(pause, () => lab.state.epochs);
  const rows = (): ReturnType<typeof all> => all().slice(-maxRows);
  const hasAccuracy = (): boolean => all().some((row) => row.accuracy !== undefined || heldOutAccuracy(row) !== undefined);
  const part = (): HeldOutPart => heldOutPart(all().at(-1) ?? {});
  const percent = (value: number | undefined): string => value?.toFixed(2) ?? '';
  return (
    <Show when={all().length > 0}>
      <div class="epoch-table" role="region" aria-label="The epochs" tabindex="0">
        <table>
          <caption>
            Epoch by epoch
            <Show when={all().length > maxRows}>
              <span class="soft"> (the last {maxRows} of {formatCount(all().length)})</span>
            </Show>
          </caption>
          <thead>
            <tr>
              <td />
              <th scope="colgroup" colspan={hasAccuracy() ? 2 : 1}>
                training
              </th>
              <th scope="colgroup" colspan={hasAccuracy() ? 2 : 1}>
                {part()}
              </th>
              <td />
            </tr>
            <tr>
              <th scope="col">
                <Term>epoch</Term>
              </th>
              <th scope="col">
                <Term>loss</Term>
              </th>
              <Show when={hasAccuracy()}>
                <th scope="col">
                  <Term of="accuracy">% right</Term>
                </th>
              </Show>
              <th scope="col">loss</th>
              <Show when={hasAccuracy()}>
                <th scope="col">% right</th>
              </Show>
              <th scope="col">time</th>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <tr>
                  <th scope="row">{row.epoch}</th>
                  <td>{formatNumber(row.loss)}</td>
                  <Show when={hasAccuracy()}>
                    <td>{percent(row.accuracy)}</td>
                  </Show>
                  <td>{formatNumber(heldOutLoss(row))}</td>
                  <Show when={hasAccuracy()}>
                    <td>{percent(heldOutAccuracy(row))}</td>
                  </Show>
                  <td>{formatSeconds(row.seconds)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <p class="small soft">The training samples are counted as they come, each before its own step; the {part()} samples after the epoch.</p>
      <Show when={lab.state.fingerprint}>
        {(fingerprint) => (
          <p class="small epoch-table-fingerprint">
            Fingerprint of the {formatCount(lab.state.run?.parameterCount ?? 0)} parameters (SHA-256): <span class="numbers">{fingerprint()}</span>
          </p>
        )}
      </Show>
    </Show>
  );
}
