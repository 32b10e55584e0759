// Shared by the threads. A job is a few chunks of work, numbered consecutively: chunk t is in slot t mod `slots` of a ring, with a
// claim beside it, which the thread that takes the chunk sets. Each thread begins with its own run of a job's chunks, so that from job to
// job it finds the same rows in its caches, and then helps the others, so that no job waits for a thread that sleeps or has not started.
// The counters only grow, each in its own cache line; src/threads/thread-pool.ts has the same numbers.

/** Number of chunks before the job that was posted last. */
// @ts-ignore: decorator
@inline
export const begun: usize = 0;
/** Number of threads. */
// @ts-ignore: decorator
@inline
export const threadCount: usize = 4;
/** Number of chunks posted. */
// @ts-ignore: decorator
@inline
export const posted: usize = 64;
/** Number of chunks done. */
// @ts-ignore: decorator
@inline
export const done: usize = 128;
/** Number of threads that sleep until `posted` changes. */
// @ts-ignore: decorator
@inline
export const sleeping: usize = 192;
/** Number of threads that have started. */
// @ts-ignore: decorator
@inline
export const serving: usize = 196;
/** Address of the scratch memory of thread i, at i·4 from here. */
// @ts-ignore: decorator
@inline
export const scratches: usize = 256;
// @ts-ignore: decorator
@inline
export const chunks: usize = 512;
// @ts-ignore: decorator
@inline
export const slots: i32 = 256;
// @ts-ignore: decorator
@inline
export const chunkBytes: usize = 128;
/** In a chunk's slot, in a cache line of its own: one more than the number of the chunk that was last taken from there. */
// @ts-ignore: decorator
@inline
export const claim: usize = 64;
