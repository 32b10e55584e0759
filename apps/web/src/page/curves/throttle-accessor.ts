import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js';

/** A throttled accessor, updated at most once per interval; the last value is always delivered. */
export function throttleAccessor<T>(milliseconds: number, read: Accessor<T>): Accessor<T> {
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
