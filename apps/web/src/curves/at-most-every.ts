import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js';

/** The value of an accessor, taken no more often than every so many milliseconds; the last one is always taken. */
export function atMostEvery<T>(milliseconds: number, read: Accessor<T>): Accessor<T> {
  const [value, setValue] = createSignal(read());
  let takenAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = read();
  const take = (): void => {
    timer = undefined;
    takenAt = performance.now();
    setValue(() => latest);
  };
  createEffect(() => {
    latest = read();
    if (timer !== undefined) return;
    timer = setTimeout(take, Math.max(0, takenAt + milliseconds - performance.now()));
  });
  onCleanup(() => {
    clearTimeout(timer);
  });
  return value;
}
