import { createMemo, createSignal, For, onMount, Show, type JSX } from 'solid-js';
import { addRuns } from '../files/add-runs.ts';
import { FileButton } from '../files/file-button.tsx';
import { saveFile } from '../files/save-file.ts';
import { importInto, takeFiles } from '../files/take-files.ts';
import { formatCount } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import { comparedRuns, keptRuns, noteDeleted, refreshKeptRuns } from '../storage/kept-runs.ts';
import { keptSweeps } from '../storage/kept-sweeps.ts';
import type { KeptRun } from '../../shared/api/kept-run.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import type { SavedFile } from '../../shared/api/files.ts';
import { KeptRunRow } from './kept-run-row.tsx';
import { noFilter, passes, type RunFilter } from './run-filter.ts';
import { ModelExport, useModelFormats } from './model-export.tsx';
import { RunFilterFields } from './run-filter-fields.tsx';
import { SweepFindings } from './sweep-findings.tsx';
import { TransferSection } from '../transfer/transfer-section.tsx';
import './runs-panel.css';

/** Models and runs: saved, opened, and kept in the browser. */
export function RunsPanel(): JSX.Element {
  const lab = useLab();
  onMount(() => void refreshKeptRuns(lab));
  const save = (pack: () => Promise<SavedFile>): void => {
    void lab.messages.attempt(pack, 'Packing the file').then((file) => {
      if (file !== undefined) saveFile(file);
    });
  };
  const formats = useModelFormats();
  const readable = (): readonly string[] => formats().filter(({ reads }) => reads).flatMap(({ extensions }) => extensions);
  const [filter, setFilter] = createSignal<RunFilter>(noFilter);
  const [isDeletingAll, setIsDeletingAll] = createSignal(false);
  const shown = createMemo((): readonly KeptRun[] => keptRuns().filter((run) => passes(run, filter())));
  const deleteShown = async (): Promise<void> => {
    setIsDeletingAll(false);
    for (const { id } of shown()) {
      const isDeleted = await lab.messages.attempt(() => lab.run.files.deleteKept(id).then(() => true));
      if (isDeleted === true) noteDeleted(id);
    }
  };
  return (
    <div class="runs-panel">
      <section aria-label="Save">
        <h2>Save what you have</h2>
        <p>
          The model is the network with its <Show when={lab.state.run}>{(run) => <>{formatCount(run().parameterCount)} </>}</Show>
          numbers. The run is everything: settings, course, checkpoint. The command line reads both, and goes on with a run to the bit:{' '}
          <code>vitrum evaluate --model model.json</code>, <code>vitrum train --resume folder</code>.
        </p>
        <div class="row">
          <button type="button" disabled={lab.state.run === undefined} onClick={() => save(() => lab.run.files.exportModel())}>
            Save the model (.json)
          </button>
          <button type="button" disabled={lab.state.run === undefined} onClick={() => save(() => lab.run.files.exportRun())}>
            Save the run (.zip)
          </button>
        </div>
        <ModelExport formats={formats()} onSave={save} />
      </section>
      <section aria-label="Open">
        <h2>Open a model or a run</h2>
        <p>
          A model.json, a checkpoint, or a run folder of the command line; you can drop it anywhere on the page too. Nothing leaves your computer.
          <Show when={readable().length > 0}> Models of other programs: {readable().join(', ')}.</Show>
        </p>
        <div class="row">
          <FileButton label="Choose files" accept={['.json', '.jsonl', '.zip', '.ckpt', ...readable()].join(',')} onFiles={(files) => void takeFiles(lab, files)} />
          <FileButton label="Choose a folder" isFolder onFiles={(files) => void takeFiles(lab, files)} />
        </div>
        <p>
          There is a trained example: 784-32-16-10, tanh, taught by this project's command line on the 60,000 digits of MNIST. It reads
          95.09 % of MNIST's test digits.{' '}
          <a href="models/README.md" target="_blank" rel="noopener">
            The command that made it
          </a>
        </p>
        <div class="row">
          <button type="button" onClick={() => void importInto(lab, (runs) => runs.importExample())}>
            Load the trained example
          </button>
        </div>
      </section>
      <TransferSection />
      <section class="runs-kept" aria-label="Kept in this browser">
        <h2>Kept in this browser</h2>
        <p>Runs of the command line are compared with these: a run folder, one with several as <code>--seeds</code> and <code>--folds</code> write it, the folder of a sweep or its trials.jsonl, or a .zip.</p>
        <div class="row">
          <FileButton label="Add a folder of runs" isFolder onFiles={(files) => void addRuns(lab, files)} />
          <FileButton label="Add archives or a trials.jsonl" accept=".zip,.jsonl,.json" onFiles={(files) => void addRuns(lab, files)} />
        </div>
        <Show
          when={keptRuns().length > 0}
          fallback={<p class="soft">None yet. A run is kept here by itself after each epoch, and when you pause it.</p>}
        >
          <div class="row">
            <RunFilterFields filter={filter()} onChange={setFilter} />
            <button type="button" disabled={shown().length === 0} onClick={() => setIsDeletingAll(true)}>
              {shown().length === keptRuns().length ? 'Delete all' : `Delete these ${shown().length}`}
            </button>
            <Show when={comparedRuns().length > 0}>
              <button type="button" class="primary" onClick={() => { lab.view.openRoom('comparison'); }}>
                Compare them
              </button>
            </Show>
          </div>
          <Show when={shown().length === 0}>
            <p class="soft">None of the {keptRuns().length} runs is like that.</p>
          </Show>
          <Show when={isDeletingAll()}>
            <DeleteDialog name={shown().length === keptRuns().length ? `all ${shown().length} runs` : `these ${shown().length} runs`} onDelete={() => void deleteShown()} onCancel={() => setIsDeletingAll(false)} />
          </Show>
          <For each={keptSweeps()}>{(sweep) => <SweepFindings look={sweep} />}</For>
          <div class="runs-scroll" role="region" aria-label="Kept runs" tabindex="0">
            <table>
              <caption class="hidden-visually">Runs that this browser keeps, the latest first, and of a sweep the best first</caption>
              <thead>
                <tr>
                  <th scope="col">name</th>
                  <th scope="col">network</th>
                  <th scope="col">epochs</th>
                  <th scope="col">test</th>
                  <th scope="col">kept</th>
                  <th scope="col">compare</th>
                  <th scope="col">actions</th>
                </tr>
              </thead>
              <tbody>
                {/* Keyed by id, so that a row and the name being typed survive when its run is stored again. */}
                <For each={shown().map(({ id }) => id)}>
                  {(id) => <Show when={keptRuns().find((run) => run.id === id)}>{(run) => <KeptRunRow run={run()} onSave={save} />}</Show>}
                </For>
              </tbody>
            </table>
          </div>
        </Show>
      </section>
    </div>
  );
}
