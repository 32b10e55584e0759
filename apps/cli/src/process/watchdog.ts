import { Worker } from 'node:worker_threads';

/** Milliseconds without a turn after which this thread counts as stuck. */
const patience = 5000;
const beatEvery = 500;

/** Where the watchdog finds, in the thread that it watches, what to call. */
const name = 'vitrum.stuck';
const place = Symbol.for(name);

/**
 * A thread beside a busy one can still have the busy one do something: the inspector interrupts whatever JavaScript runs there.
 * It is plain text, because a worker from a file would need the loader that the program was started with.
 */
const code = `
const { workerData: { beats, patience, expression } } = require('node:worker_threads');
const { Session } = require('node:inspector/promises');
async function interrupt() {
  const session = new Session();
  session.connectToMainThread();
  await session.post('Runtime.evaluate', { expression });
  session.disconnect();
}
async function watch() {
  for (;;) {
    const seen = Atomics.load(beats, 0);
    if (Atomics.wait(beats, 0, seen, patience) === 'timed-out') await interrupt();
  }
}
watch();
`;

/** Watches this thread from another one. */
export interface Watchdog {
  end(): void;
}

/**
 * Calls `onStuck` whenever this thread has not come to its event loop for some seconds, in the midst of what it does, and
 * `onTurn` at intervals while it does. Where threads or the inspector are not to be had, nothing is called but `onTurn`.
 */
export function startWatchdog(onStuck: () => void, onTurn: () => void): Watchdog {
  const beats = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  Object.defineProperty(globalThis, place, { value: onStuck, configurable: true });
  const beat = (): void => {
    Atomics.add(beats, 0, 1);
    Atomics.notify(beats, 0);
    onTurn();
  };
  const timer = setInterval(beat, beatEvery).unref();
  const worker = startWorker(beats);
  return {
    end: () => {
      clearInterval(timer);
      Reflect.deleteProperty(globalThis, place);
      void worker?.terminate();
    },
  };
}

function startWorker(beats: Int32Array): Worker | undefined {
  try {
    const expression = `globalThis[Symbol.for(${JSON.stringify(name)})]?.()`;
    const worker = new Worker(code, { eval: true, execArgv: [], workerData: { beats, patience, expression } });
    worker.on('error', () => undefined); // without an inspector, a busy process can be killed all the same
    worker.unref();
    return worker;
  } catch {
    return undefined; // Node's permission model refuses threads
  }
}
