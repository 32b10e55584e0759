import { createEffect, createSignal, on, type Accessor } from 'solid-js';
import type { DatasetPart } from '@vitrum/core';
import type { Lab } from '../lab/lab.ts';
import type { Sample } from '../../shared/api/data.ts';

/** A page of samples. */
export interface SamplePage {
  readonly samples: Accessor<readonly Sample[]>;
  readonly part: Accessor<DatasetPart>;
  /** Index of the first sample. */
  readonly start: Accessor<number>;
  readonly size: Accessor<number>;
  readonly hasPrevious: Accessor<boolean>;
  readonly hasNext: Accessor<boolean>;
  readonly previous: () => void;
  readonly next: () => void;
  readonly choosePart: (part: DatasetPart) => void;
}

/** The samples of the loaded data, `length` at a time; back to the first when other data are loaded. */
export function createSamplePage(lab: Lab, length: Accessor<number>): SamplePage {
  const [samples, setSamples] = createSignal<readonly Sample[]>([]);
  const [part, setPart] = createSignal<DatasetPart>('train');
  const [start, setStart] = createSignal(0);
  const size = (): number => (part() === 'train' ? lab.state.data?.trainSize : lab.state.data?.testSize) ?? 0;

  createEffect(on(() => lab.state.data, () => setStart(0), { defer: true }));
  createEffect(() => {
    const [from, of, count, data] = [start(), part(), Math.min(length(), size() - start()), lab.state.data];
    if (data === undefined || count < 1) return;
    const indices = Array.from({ length: count }, (_, index) => from + index);
    void lab.messages.attempt(() => lab.data.ask.samples(of, indices)).then((found) => {
      const isStillWanted = from === start() && of === part() && data === lab.state.data;
      if (found !== undefined && isStillWanted) setSamples(found);
    });
  });

  return {
    samples,
    part,
    start,
    size,
    hasPrevious: () => start() > 0,
    hasNext: () => start() + length() < size(),
    previous: () => void setStart((before) => Math.max(0, before - length())),
    next: () => void setStart((before) => (before + length() < size() ? before + length() : before)),
    choosePart: (chosen) => {
      setPart(chosen);
      setStart(0);
    },
  };
}
