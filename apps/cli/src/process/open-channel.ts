import type { Channel } from '../running-program.ts';

/** The channel to the process that started this one; undefined where it opened none. */
export function openChannel(): Channel | undefined {
  if (process.send === undefined) return undefined;
  // A channel that nobody listens to does not keep the process alive.
  return {
    send: (message) => {
      if (process.connected) process.send?.(message, () => undefined);
    },
    listen: (onMessage, onClose) => void process.on('message', onMessage).on('disconnect', onClose),
    close: () => {
      if (process.connected) process.disconnect();
    },
  };
}
