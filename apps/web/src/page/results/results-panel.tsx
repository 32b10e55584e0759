import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { formatCount, formatPercent } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import type { TestResults } from '../../shared/api/results.ts';
import { ConfusionTable } from './confusion-table.tsx';
import { FilterControls } from './filter-controls.tsx';
import { OtherScores } from './other-scores.tsx';
import { filterInWords, samplesOf, type ResultFilter } from './result-filter.ts';
import { ResultGrid } from './result-grid.tsx';
import { useResults, type DatedResults } from './use-results.ts';
import './results-panel.css';

/** The network's predictions on the test data, sample by sample. */
export function ResultsPanel(): JSX.Element {
  const lab = useLab();
  return (
    <Show when={lab.state.data} fallback={<p class="soft">Choose data first.</p>}>
      {(data) => (
        <Show when={data().task === 'classification'} fallback={<OtherScores />}>
          <ClassResults />
        </Show>
      )}
    </Show>
  );
}

function ClassResults(): JSX.Element {
  const { latest, isUnderWay, ask } = useResults();
  const [filter, setFilter] = createSignal<ResultFilter>({ only: 'all', order: 'stored' });
  return (
    <div class="results-panel" aria-busy={isUnderWay()}>
      <Show when={latest()} fallback={<p class="soft">Looking at every test sample …</p>}>
        {(dated) => (
          <>
            <Summary dated={dated()} isUnderWay={isUnderWay()} onAgain={() => void ask()} />
            <div class="results-panel-columns">
              <ConfusionTable
                results={dated().results}
                open={filter()}
                onOpen={(label, predicted) => {
                  setFilter((before) => ({ ...before, only: 'all', label, predicted }));
                }}
              />
              <Samples results={dated().results} filter={filter()} onFilter={setFilter} />
            </div>
          </>
        )}
      </Show>
    </div>
  );
}

interface SamplesProps {
  readonly results: TestResults;
  readonly filter: ResultFilter;
  readonly onFilter: (filter: ResultFilter) => void;
}

function Samples(props: SamplesProps): JSX.Element {
  const samples = createMemo(() => samplesOf(props.results, props.filter));
  return (
    <div class="results-panel-samples">
      <FilterControls classes={props.results.classes} filter={props.filter} onChange={props.onFilter} />
      <ResultGrid results={props.results} samples={samples()} title={filterInWords(props.filter, props.results.classes)} />
    </div>
  );
}

function Summary(props: { readonly dated: DatedResults; readonly isUnderWay: boolean; readonly onAgain: () => void }): JSX.Element {
  const lab = useLab();
  const wrong = createMemo(() => props.dated.results.predicted.reduce((sum, told, i) => sum + Number(told !== props.dated.results.labels[i]), 0));
  const behind = createMemo(() => (lab.state.progress?.samplesInAll ?? 0) - props.dated.samplesInAll);
  return (
    <div class="results-panel-summary">
      <p>
        <strong class="numbers">{formatPercent(props.dated.results.accuracy)}</strong> of {formatCount(props.dated.results.size)} test samples are
        recognized, <strong class="numbers">{formatCount(wrong())}</strong> are mistaken, {momentInWords(props.dated, lab.state.data?.trainSize)}.
      </p>
      <Show when={behind() > 0}>
        <p class="small">
          Training has moved on by {formatCount(behind())} {behind() === 1 ? 'sample' : 'samples'} since.{' '}
          <button type="button" disabled={props.isUnderWay} onClick={() => { props.onAgain(); }}>
            Look again
          </button>
        </p>
      </Show>
    </div>
  );
}

function momentInWords({ samplesInAll, epochs }: DatedResults, trainSize: number | undefined): string {
  if (samplesInAll === 0) return 'before any training';
  if (trainSize !== undefined && samplesInAll === epochs * trainSize) return epochs === 1 ? 'after one epoch' : `after ${epochs} epochs`;
  return samplesInAll === 1 ? 'after one training sample' : `after ${formatCount(samplesInAll)} training samples`;
}
