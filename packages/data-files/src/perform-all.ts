/**
 * Runs tasks 0, 1, …, `count` − 1, a few concurrently. After a failure, no more are started.
 *
 * @throws the first failure, once nothing is under way any more
 */
export async function performAll(count: number, atOnce: number, perform: (piece: number) => Promise<void>): Promise<void> {
  let next = 0;
  async function performRest(): Promise<void> {
    while (next < count) {
      try {
        await perform(next++);
      } catch (error) {
        next = count;
        throw error;
      }
    }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: Math.min(atOnce, count) }, performRest));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}
