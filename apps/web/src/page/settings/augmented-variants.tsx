import { createEffect, createSignal, For, onCleanup, Show, type JSX } from 'solid-js';
import type { PictureForm } from '@vitrum/network';
import type { Reference } from '@vitrum/core';
import { SamplePicture } from '../data/sample-picture.tsx';
import { useLab } from '../lab/lab-context.ts';
import { problemOf } from '../../shared/problem/problem-of.ts';
import './augmented-variants.css';

/** How many epochs are shown. */
const count = 9;

/** Milliseconds to wait for further changes. */
const delay = 150;

/** A training picture, and what the first epochs of a run with these settings make of it. */
export function AugmentedVariants(props: { readonly augmentation: readonly Reference[]; readonly seed: number; readonly size: PictureForm }): JSX.Element {
  const lab = useLab();
  const [pictures, setPictures] = createSignal<readonly Float32Array[]>([]);
  const [fault, setFault] = createSignal('');
  const index = (): number => {
    const { selection } = lab.state;
    return selection.kind === 'sample' && selection.part === 'train' ? selection.index : 0;
  };

  createEffect(() => {
    const request = { index: index(), augmentation: props.augmentation, seed: props.seed, count };
    let isWanted = true;
    const timer = setTimeout(() => {
      void lab.run.ask.variants(request).then(
        (variants) => {
          if (!isWanted) return;
          setFault('');
          setPictures(variants);
        },
        (error: unknown) => {
          if (!isWanted) return;
          const { message, hint } = problemOf(error);
          setFault(`${message} ${hint}`);
        },
      );
    }, delay);
    onCleanup(() => {
      isWanted = false;
      clearTimeout(timer);
    });
  });

  return (
    <Show when={fault() === ''} fallback={<p class="settings-fault">{fault()}</p>}>
      <figure class="augmented-variants">
        <figcaption class="small soft">
          Training picture {index() + 1}, and what it is in the first {count} epochs. Choose another one among the data.
        </figcaption>
        <ul>
          <For each={pictures()}>
            {(pixels, epoch) => (
              <li>
                <SamplePicture pixels={pixels} size={props.size} />
                <span class="small soft numbers">{epoch() === 0 ? 'as it is' : `epoch ${epoch()}`}</span>
              </li>
            )}
          </For>
        </ul>
      </figure>
    </Show>
  );
}
