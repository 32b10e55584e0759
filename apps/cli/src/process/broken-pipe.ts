import type { Writable } from 'node:stream';
import { endProcess } from './end-process.ts';

/** Ends the process silently when its output is closed, as in `vitrum list | head -1`. */
export function endQuietlyOnBrokenPipe(stream: Writable): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    endProcess(0);
  });
}
