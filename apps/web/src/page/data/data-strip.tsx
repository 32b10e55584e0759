import { For, Show, type JSX } from 'solid-js';
import type { PictureForm } from '@vitrum/network';
import type { DatasetPart } from '@vitrum/core';
import { formatCount } from '../format/number.ts';
import { useLab } from '../lab/lab-context.ts';
import type { DataSummary, Sample } from '../../shared/api/data.ts';
import { createUnitWalk } from '../network-view/unit-walk.ts';
import { createSamplePage } from './sample-page.ts';
import { SamplePicture } from './sample-picture.tsx';
import './data-strip.css';

const picturesPerPage = 24;
const rowsPerPage = 8;

/** Samples to select from; the selected one is shown to the network. */
export function DataStrip(): JSX.Element {
  const lab = useLab();
  const page = createSamplePage(lab, () => (lab.state.data?.picture === undefined ? rowsPerPage : picturesPerPage));
  const isChosen = ({ part, index }: Sample): boolean => {
    const { selection } = lab.state;
    return selection.kind === 'sample' && selection.part === part && selection.index === index;
  };
  /** Those that have been looked at: the same one again is nothing new. */
  const looked = new Set<string>();
  const choose = ({ part, index }: Sample): void => {
    const name = `${lab.state.data?.title ?? ''}, ${part} ${index}`;
    if (!looked.has(name)) lab.view.recordAction('sample-chosen');
    looked.add(name);
    void lab.data.select({ kind: 'sample', part, index });
  };
  const parts: readonly (readonly [part: DatasetPart, name: string])[] = [
    ['train', 'Training'],
    ['test', 'Test'],
  ];
  return (
    <div class="data-strip">
      <h2>{lab.state.data?.title ?? 'Data'}</h2>
      <Show when={lab.state.data} fallback={<p class="soft small">{lab.state.phase === 'failed' ? 'No data are loaded.' : 'Getting the data …'}</p>}>
        {(data) => (
          <>
            <div class="data-strip-parts" role="group" aria-label="Which samples">
              <For each={parts}>
                {([part, name]) => (
                  <button
                    type="button"
                    aria-pressed={page.part() === part}
                    onClick={() => {
                      page.choosePart(part);
                    }}
                  >
                    {name} <span class="numbers">{formatCount(part === 'train' ? data().trainSize : data().testSize)}</span>
                  </button>
                )}
              </For>
            </div>
            <Show
              when={data().picture}
              fallback={<Rows data={data()} samples={page.samples()} isChosen={isChosen} onChoose={choose} />}
            >
              {(size) => <Pictures data={data()} size={size()} samples={page.samples()} isChosen={isChosen} onChoose={choose} />}
            </Show>
            <div class="data-strip-pages">
              <button type="button" class="quiet" disabled={!page.hasPrevious()} onClick={page.previous}>
                <span aria-hidden="true">‹</span> Previous
              </button>
              <span class="numbers soft">
                {formatCount(page.start() + 1)} to {formatCount(Math.min(page.size(), page.start() + page.samples().length))}
              </span>
              <button type="button" class="quiet" disabled={!page.hasNext()} onClick={page.next}>
                Next <span aria-hidden="true">›</span>
              </button>
            </div>
          </>
        )}
      </Show>
    </div>
  );
}

interface ChoiceProps {
  readonly data: DataSummary;
  readonly samples: readonly Sample[];
  readonly isChosen: (sample: Sample) => boolean;
  readonly onChoose: (sample: Sample) => void;
}

/** One tab stop: arrow keys go from picture to picture. */
function Pictures(props: ChoiceProps & { readonly size: PictureForm }): JSX.Element {
  const walk = createUnitWalk(() => ({ shown: props.samples.length, rows: 1, columns: props.samples.length }));
  return (
    <ul class="data-strip-pictures" aria-label="Samples: arrow keys go from one to the next">
      <For each={props.samples}>
        {(sample, place) => (
          <li>
            <button
              type="button"
              ref={(element) => {
                walk.keep(place(), element);
              }}
              tabindex={walk.stop() === place() ? 0 : -1}
              onKeyDown={(event) => {
                walk.onKeyDown(event, place());
              }}
              onFocus={() => {
                walk.stopAt(place());
              }}
              aria-pressed={props.isChosen(sample)}
              aria-label={`Sample ${formatCount(sample.index + 1)}: ${targetWords(sample, props.data)}`}
              onClick={() => {
                props.onChoose(sample);
              }}
            >
              <SamplePicture pixels={sample.input} size={props.size} />
              <span class="data-strip-label">{targetWords(sample, props.data)}</span>
            </button>
          </li>
        )}
      </For>
    </ul>
  );
}

function Rows(props: ChoiceProps): JSX.Element {
  return (
    <div class="data-strip-table" role="region" aria-label="Samples" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">sample</th>
            <th scope="col">{props.data.task === 'regression' ? 'target' : 'class'}</th>
            <th scope="col">inputs</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.samples}>
            {(sample) => (
              <tr class={props.isChosen(sample) ? 'data-strip-chosen' : ''}>
                <td>
                  <button
                    type="button"
                    aria-pressed={props.isChosen(sample)}
                    aria-label={`Choose sample ${formatCount(sample.index + 1)}`}
                    onClick={() => {
                      props.onChoose(sample);
                    }}
                  >
                    {formatCount(sample.index + 1)}
                  </button>
                </td>
                <td>{targetWords(sample, props.data)}</td>
                <td class="data-strip-inputs">{inputWords(sample)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

/** The name of the class, the labels that apply, or the target number. */
function targetWords({ label, target }: Sample, { classes, task }: DataSummary): string {
  if (label !== undefined) return classes[label] ?? String(label);
  if (task === 'multi-label') return classes.filter((_, index) => target[index] === 1).join(', ') || 'none';
  return Array.from(target, (value) => value.toFixed(2).replace('-', '−')).join(', ');
}

const maxInputs = 6;

function inputWords({ words, input }: Sample): string {
  if (words !== undefined) return words;
  const shown = Array.from(input.subarray(0, maxInputs), (value) => value.toFixed(2).replace('-', '−'));
  return `${shown.join(', ')}${input.length > maxInputs ? ' …' : ''}`;
}
