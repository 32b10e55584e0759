import { createEffect, createSignal, For, Show, type JSX } from 'solid-js';
import { isSameJson } from '@vitrum/runs/internal';
import { FileButton } from '../files/file-button.tsx';
import { takeFiles } from '../files/take-files.ts';
import { useLab } from '../lab/lab-context.ts';
import type { DataSource } from '../../shared/api/data.ts';
import type { DataFacts, SourceFacts } from '../../shared/api/data-facts.ts';
import { LoadedDataFacts } from './loaded-data-facts.tsx';
import { OwnDataSection } from '../own-data/own-data-section.tsx';
import './data-panel.css';

const places: Readonly<Record<DataSource['location'], string>> = {
  embedded: 'made by the page',
  served: 'on this server',
  files: 'your files',
};

/** The available data, the loaded data, and how to add more. */
export function DataPanel(): JSX.Element {
  const lab = useLab();
  const [facts, setFacts] = createSignal<readonly SourceFacts[]>([]);
  const [loaded, setLoaded] = createSignal<DataFacts>();
  createEffect(() => {
    if (lab.state.sources.length === 0) return;
    void lab.messages.attempt(() => lab.data.ask.sourceFacts()).then((found) => setFacts(found ?? []));
  });
  createEffect(() => {
    const { data } = lab.state;
    if (data === undefined) return;
    void lab.messages.attempt(() => lab.data.ask.dataFacts()).then((found) => {
      if (data === lab.state.data) setLoaded(found);
    });
  });
  const factsOf = ({ reference }: DataSource): SourceFacts | undefined => facts().find((each) => isSameJson(each.reference, reference));
  const isLoaded = ({ reference }: DataSource): boolean => {
    const present = lab.state.data?.reference;
    return present?.type === reference.type && present['file'] === reference['file'];
  };
  return (
    <div class="data-panel">
      <section aria-label="What is loaded">
        <Show when={lab.state.data} fallback={<p class="soft">No data are loaded yet.</p>}>
          {(data) => <LoadedDataFacts data={data()} facts={loaded()} />}
        </Show>
      </section>
      <section aria-label="Bring your own">
        <h2>Bring your own</h2>
        <p>
          IDX files as MNIST has them: pictures and labels, gzipped or not, for training alone or for training and test. Or a table in CSV
          or TSV, one row for each sample. Drop them anywhere on the page, or choose them here. Nothing leaves your computer.
        </p>
        <div class="row">
          <FileButton label="Choose files" onFiles={(files) => void takeFiles(lab, files)} />
          <FileButton label="Choose a folder" isFolder onFiles={(files) => void takeFiles(lab, files)} />
        </div>
      </section>
      <OwnDataSection />
      <section class="data-panel-sources" aria-label="Data to choose from">
        <h2>Data to choose from</h2>
        <ul>
          <For each={lab.state.sources}>
            {(source) => (
              <li class="data-panel-source" classList={{ 'data-panel-loaded': isLoaded(source) }}>
                <div class="data-panel-head">
                  <h3>{source.title}</h3>
                  <button
                    type="button"
                    aria-pressed={isLoaded(source)}
                    aria-label={`${isLoaded(source) ? 'In use' : 'Use'} ${source.title}`}
                    onClick={() => void lab.data.use(source.reference)}
                  >
                    {isLoaded(source) ? 'In use' : 'Use'}
                  </button>
                </div>
                <p class="small">{source.description}.</p>
                <p class="small soft">
                  {places[source.location]}
                  <Show when={factsOf(source)}>
                    {(known) => (
                      <>
                        ; license: {known().license}
                        <Show when={known().origin}>{(origin) => <>; source: {origin()}</>}</Show>
                      </>
                    )}
                  </Show>
                </p>
              </li>
            )}
          </For>
        </ul>
      </section>
    </div>
  );
}
