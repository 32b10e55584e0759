import type { Writable } from 'node:stream';
import { Interruption } from '../interruption.ts';
import { endProcess } from './end-process.ts';
import { interruptRunning } from './watch-for-interruption.ts';

/** A pipe whose reader has ended, and a terminal that was closed. */
const closed: ReadonlySet<string | undefined> = new Set(['EPIPE', 'EIO', 'ERR_STREAM_DESTROYED']);

/**
 * Ends the process silently when its output is closed, as in `vitrum list | head -1`. A command that saves its work does so first,
 * and has then been interrupted.
 */
export function endQuietlyOnBrokenPipe(stream: Writable): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!closed.has(error.code)) throw error;
    if (!interruptRunning(new Interruption('The output was closed.'))) endProcess(0);
  });
}
