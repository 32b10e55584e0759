// What the threads share. A job is a few chunks of work, numbered on and on: chunk t lies in slot t mod `slots` of a ring. Any
// thread takes the next one until all that were posted are taken, so that nobody waits for a thread that sleeps or is not
// there yet. The three counters only grow, and each has a cache line of its own; src/threads/thread-pool.ts knows these numbers.

/** Chunks that were taken. */
// @ts-ignore: decorator
@inline
export const taken: usize = 0;
/** Chunks that were posted. */
// @ts-ignore: decorator
@inline
export const posted: usize = 64;
/** Chunks that are done. */
// @ts-ignore: decorator
@inline
export const done: usize = 128;
/** Threads that sleep until `posted` changes. */
// @ts-ignore: decorator
@inline
export const sleeping: usize = 192;
/** Threads that have begun to serve. */
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
export const chunkBytes: usize = 64;
