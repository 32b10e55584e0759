import { begun, done, posted, sleeping } from './control-block';
import { takeChunks } from './take-chunks';

/** Posts the `count` chunks in the ring, takes part in the work, and returns when all of it is done. */
export function runJob(control: usize, count: i32): void {
  const first = atomic.load<i32>(control + posted);
  const end = first + count;
  atomic.store<i32>(control + begun, first);
  atomic.store<i32>(control + posted, end);
  if (atomic.load<i32>(control + sleeping) > 0) atomic.notify(control + posted);
  takeChunks(control, 0);
  // The main thread of a page must not sleep; the rest takes no longer than one chunk.
  while (atomic.load<i32>(control + done) != end) {}
}
