// Shared by the threads. A job is a few chunks of work, numbered consecutively: chunk t is in slot t mod `slots` of a ring. Any
// thread takes the next chunk until all posted ones are taken, so that no job waits for a thread that sleeps or has not started.
// The three counters only grow, each in its own cache line; src/threads/thread-pool.ts has the same numbers.

/** Number of chunks taken. */
// @ts-ignore: decorator
@inline
export const taken: usize = 0;
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
export const chunkBytes: usize = 64;
