import { begun, chunkBytes, chunks, claim, done, posted, scratches, slots, threadCount } from './control-block';
import { runChunk } from './run-chunk';

/** Runs the thread's own chunks of the job that was posted last, then those that others have not begun with. */
export function takeChunks(control: usize, thread: i32): void {
  // In this order: a job posted in between leaves nothing to take here, and is seen by the next call.
  const end = atomic.load<i32>(control + posted);
  const first = atomic.load<i32>(control + begun);
  const count = end - first;
  const threads = load<i32>(control + threadCount);
  const ownEnd = first + runStart(count, thread + 1, threads);
  for (let chunk = first + runStart(count, thread, threads); chunk < ownEnd; chunk++) take(control, chunk, thread);
  for (let i = 1; i < threads; i++) {
    const other = (thread + i) % threads;
    // From its end: the owner comes from the other side.
    const start = first + runStart(count, other, threads);
    for (let chunk = first + runStart(count, other + 1, threads) - 1; chunk >= start; chunk--) take(control, chunk, thread);
  }
}

/** Where the run of a thread begins among the chunks of a job. */
// @ts-ignore: decorator
@inline
function runStart(count: i32, thread: i32, threads: i32): i32 {
  return (count * thread + threads - 1) / threads;
}

/** Runs a chunk unless another thread has taken it. */
function take(control: usize, chunk: i32, thread: i32): void {
  const slot = control + chunks + <usize>(chunk & (slots - 1)) * chunkBytes;
  const free = chunk + 1 - slots;
  if (atomic.load<i32>(slot + claim) != free || atomic.cmpxchg<i32>(slot + claim, free, chunk + 1) != free) return;
  runChunk(slot, load<usize>(control + scratches + (<usize>thread << 2)));
  atomic.add<i32>(control + done, 1);
}
