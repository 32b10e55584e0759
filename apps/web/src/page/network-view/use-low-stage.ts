import { createSignal, onCleanup, onMount, type Accessor } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import { usualRows } from './unit-grid.ts';

/** Below this height of the stage, in pixels, captions do not fit any more. */
const lowHeight = 560;
/** Pixels of a stage that are not rows of neurons: its title, those of the columns and the space around. */
const besideRows = 78;
const rowHeight = 24;
const minRows = 6;

/** How many rows of neurons the stage has room for where a room lies over its lower part; undefined where it has its usual height. */
export function useLowStage(view: () => HTMLElement | undefined): Accessor<number | undefined> {
  const lab = useLab();
  const [height, setHeight] = createSignal(Infinity);
  onMount(() => {
    const stage = view()?.closest('.app-stage');
    if (stage === undefined || stage === null) return; // in a frame of its own, it is as high as it is
    const observer = new ResizeObserver(() => {
      // On a phone the page scrolls, and the stage is as high as what is in it.
      setHeight(getComputedStyle(stage).overflowY === 'auto' ? stage.clientHeight : Infinity);
    });
    observer.observe(stage);
    onCleanup(() => {
      observer.disconnect();
    });
  });
  return () => {
    if (lab.state.room === undefined || height() >= lowHeight) return undefined;
    return Math.min(usualRows, Math.max(minRows, Math.floor((height() - besideRows) / rowHeight)));
  };
}
