import { Bench, hrtimeNow } from 'tinybench';

/** Seconds of one call. */
export interface CallTime {
  readonly median: number;
  readonly p99: number;
}

/** For calls that exceed the time limit. */
const minCalls = 3;

/** Times individual calls of a function for a while, after a warm-up. */
export async function measureCalls(call: () => void, milliseconds: number): Promise<CallTime> {
  const bench = new Bench({ time: milliseconds, warmupTime: milliseconds / 2, iterations: minCalls, warmupIterations: 1, now: hrtimeNow });
  const [task] = await bench.add('call', call).run();
  const result = task?.result;
  if (result?.state !== 'completed') throw new Error('A measured function failed.', { cause: result });
  return { median: result.latency.p50 / 1000, p99: result.latency.p99 / 1000 };
}
