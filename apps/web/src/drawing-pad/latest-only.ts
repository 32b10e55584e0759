/**
 * Hands on values one at a time: while the work on one is under way, only the latest of those that come is kept, so that
 * whoever draws faster than the network answers is never further behind than one answer.
 */
export function latestOnly<T>(work: (value: T) => Promise<void>): (value: T) => void {
  let waiting: { readonly value: T } | undefined;
  let isWorking = false;
  const begin = async (): Promise<void> => {
    isWorking = true;
    try {
      while (waiting !== undefined) {
        const { value } = waiting;
        waiting = undefined;
        await work(value);
      }
    } finally {
      isWorking = false;
    }
  };
  return (value) => {
    waiting = { value };
    if (!isWorking) void begin();
  };
}
