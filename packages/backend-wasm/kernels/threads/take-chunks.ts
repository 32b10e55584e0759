import { chunkBytes, chunks, done, posted, scratches, slots, taken } from './control-block';
import { runChunk } from './run-chunk';

/** Runs chunks until none is left to take. */
export function takeChunks(control: usize, thread: i32): void {
  for (;;) {
    const next = atomic.load<i32>(control + taken);
    if (next == atomic.load<i32>(control + posted)) return;
    if (atomic.cmpxchg<i32>(control + taken, next, next + 1) != next) continue; // another thread was faster
    const slot = <usize>(next & (slots - 1));
    runChunk(control + chunks + slot * chunkBytes, load<usize>(control + scratches + (<usize>thread << 2)));
    atomic.add<i32>(control + done, 1);
  }
}
