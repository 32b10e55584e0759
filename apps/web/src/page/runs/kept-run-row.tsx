import { createSignal, Show, type JSX } from 'solid-js';
import { colorOfRun } from '../curves/chart-lines.ts';
import { heldOutAccuracy, heldOutLoss, heldOutPart } from '../curves/held-out.ts';
import { importInto } from '../files/take-files.ts';
import { formatNumber, formatPercent } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { comparedRuns, isCompared, noteDeleted, noteKept, presentRun, toggleCompared } from '../storage/kept-runs.ts';
import type { SavedFile } from '../../shared/api/files.ts';
import type { KeptRun } from '../../shared/api/kept-run.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { TrialDetails } from './trial-details.tsx';
import { trialScore } from './trial-score.ts';

/** A kept run and its actions. */
export function KeptRunRow(props: { readonly run: KeptRun; readonly onSave: (pack: () => Promise<SavedFile>) => void }): JSX.Element {
  const lab = useLab();
  const [isRenaming, setIsRenaming] = createSignal(false);
  const [isDeleting, setIsDeleting] = createSignal(false);
  const isPresent = (): boolean => presentRun() === props.run.id;
  const slot = (): number | undefined => comparedRuns().find(({ run }) => run.id === props.run.id)?.slot;

  async function rename(name: string): Promise<void> {
    setIsRenaming(false);
    const { id } = props.run;
    if (name === '' || name === props.run.name) return;
    const kept = await lab.messages.attempt(() => lab.run.files.renameKept(id, name));
    if (kept === undefined) return;
    noteKept(kept.run);
    if (kept.problem !== undefined) lab.messages.show({ kind: 'warning', text: kept.problem.message, hint: kept.problem.hint });
  }

  async function remove(): Promise<void> {
    setIsDeleting(false);
    const { id } = props.run;
    const isGone = await lab.messages.attempt(async () => {
      await lab.run.files.deleteKept(id);
      return true;
    });
    if (isGone === true) noteDeleted(id);
  }

  return (
    <tr>
      <th scope="row">
        <Show
          when={isRenaming()}
          fallback={
            <>
              <Show when={slot()}>
                {(place) => <span class="runs-color" style={{ 'background-color': `var(${colorOfRun(place())})` }} aria-hidden="true" />}
              </Show>
              {props.run.name}
              <Show when={props.run.trial} fallback={<Show when={props.run.folder}>{(folder) => <span class="small soft runs-folder">{folder()}</span>}</Show>}>
                {(trial) => <TrialDetails trial={trial()} />}
              </Show>
              <Show when={isPresent()}>
                <span class="soft"> (shown now)</span>
              </Show>
            </>
          }
        >
          <RenameForm name={props.run.name} onRename={(name) => void rename(name)} onCancel={() => setIsRenaming(false)} />
        </Show>
      </th>
      <td class="runs-words">{networkOf(props.run)}</td>
      <td>{props.run.epochs}</td>
      <td>{scoreOf(props.run)}</td>
      <td>
        <time datetime={new Date(props.run.savedAt).toISOString()}>{dateOf(props.run.savedAt)}</time>
      </td>
      <td>
        <input
          type="checkbox"
          aria-label={`Lay the curves of ${props.run.name} over the present ones`}
          disabled={isPresent()}
          checked={isCompared(props.run.id)}
          onChange={() => {
            toggleCompared(lab, props.run.id);
          }}
        />
      </td>
      <td>
        <div class="runs-actions">
          <Show when={props.run.isSummary !== true}>
            <button type="button" aria-label={`Open ${props.run.name}`} onClick={() => void importInto(lab, (runs) => runs.openKept(props.run.id), props.run.id)}>
              Open
            </button>
            <button type="button" aria-label={`Rename ${props.run.name}`} onClick={() => setIsRenaming(true)}>
              Rename
            </button>
            <button
              type="button"
              aria-label={`Save ${props.run.name} as a file`}
              onClick={() => {
                props.onSave(() => lab.run.files.exportKept(props.run.id));
              }}
            >
              Save
            </button>
          </Show>
          <button type="button" aria-label={`Delete ${props.run.name}`} onClick={() => setIsDeleting(true)}>
            Delete
          </button>
        </div>
        <Show when={isDeleting()}>
          <DeleteDialog name={props.run.name} onDelete={() => void remove()} onCancel={() => setIsDeleting(false)} />
        </Show>
      </td>
    </tr>
  );
}

function RenameForm(props: { readonly name: string; readonly onRename: (name: string) => void; readonly onCancel: () => void }): JSX.Element {
  let input: HTMLInputElement | undefined;
  const { name } = props; // the initial name, so that typing is not overwritten
  return (
    <form
      class="runs-rename"
      onSubmit={(event) => {
        event.preventDefault();
        props.onRename(input?.value.trim() ?? '');
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onCancel();
      }}
    >
      <input
        type="text"
        aria-label="New name"
        maxlength="80"
        value={name}
        ref={(element) => {
          input = element;
          queueMicrotask(() => {
            element.select();
          });
        }}
      />
      <button type="submit">Keep the name</button>
    </form>
  );
}

const networkOf = ({ settings }: KeptRun): string =>
  settings.flatMap(({ name, value }) => (name === 'network' || name === 'activation' ? [value] : [])).join(', ');

const scoreOf = (run: KeptRun): string => {
  const ofPart = heldOutPart(run) === 'validation' ? ' in validation' : '';
  if (run.trial !== undefined) return `${trialScore(run.trial)}${run.trial.value === undefined || run.trial.state === 'failed' ? '' : ofPart}`;
  const accuracy = heldOutAccuracy(run);
  if (accuracy !== undefined) return `${formatPercent(accuracy)} right${ofPart}`;
  return Number.isFinite(heldOutLoss(run)) ? `loss ${formatNumber(heldOutLoss(run))}${ofPart}` : '';
};

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const dateOf = (time: number): string => dates.format(time);
