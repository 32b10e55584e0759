import { posted, serving, sleeping } from './control-block';
import { takeChunks } from './take-chunks';

/** How often a thread polls for the next job before it sleeps: longer than the pauses within a step of training. */
const looks: i32 = 400_000;

/** The main loop of a thread: waits for chunks and runs them. */
export function serve(control: usize, thread: i32): void {
  atomic.add<i32>(control + serving, 1);
  for (;;) {
    const seen = atomic.load<i32>(control + posted);
    takeChunks(control, thread);
    if (isPostedSoon(control, seen)) continue;
    // In this order: a post after this line sees a sleeper and wakes it, a post before it has changed the value that `wait` expects.
    atomic.add<i32>(control + sleeping, 1);
    atomic.wait<i32>(control + posted, seen, -1);
    atomic.sub<i32>(control + sleeping, 1);
  }
}

function isPostedSoon(control: usize, seen: i32): bool {
  for (let i = 0; i < looks; i++) {
    if (atomic.load<i32>(control + posted) != seen) return true;
  }
  return false;
}
