import { done, posted, sleeping } from './control-block';
import { takeChunks } from './take-chunks';

/** Posts the `count` chunks in the ring, takes part in the work, and returns when all of it is done. */
export function runJob(control: usize, count: i32): void {
  const end = atomic.load<i32>(control + posted) + count;
  atomic.store<i32>(control + posted, end);
  if (atomic.load<i32>(control + sleeping) > 0) atomic.notify(control + posted);
  takeChunks(control, 0);
  // The main thread of a page must not sleep; the rest takes no longer than one chunk.
  while (atomic.load<i32>(control + done) != end) {}
}
