import { createEffect, createSignal, type Accessor } from 'solid-js';
import type { Sample } from '../../shared/api/data.ts';
import type { Lab } from '../lab/lab.ts';

/** More points than these cover the field. */
const maxPoints = 300;

/** Samples to draw over the field: of the training data. */
export function usePoints(lab: Lab): Accessor<readonly Sample[]> {
  const [points, setPoints] = createSignal<readonly Sample[]>([]);
  createEffect(() => {
    const { data } = lab.state;
    setPoints([]);
    if (data === undefined) return;
    const own = data.added ?? 0;
    const first = Math.min(maxPoints, data.trainSize - own);
    // The visitor's own points are the last ones.
    const indices = [...Array.from({ length: first }, (_, index) => index), ...Array.from({ length: own }, (_, index) => data.trainSize - own + index)];
    void lab.messages
      .attempt(() => lab.data.ask.samples('train', indices))
      .then((found) => {
        if (found !== undefined && data === lab.state.data) setPoints(found);
      });
  });
  return points;
}
