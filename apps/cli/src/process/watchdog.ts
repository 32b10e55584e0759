import { Worker } from 'node:worker_threads';

/** Milliseconds without a turn of the event loop after which this thread counts as stuck. */
const patience = 5000;
const heartbeatInterval = 500;

/** The global through which the watchdog calls into the watched thread. */
const name = 'vitrum.stuck';
const place = Symbol.for(name);

/**
 * The code of the watchdog thread: through the inspector it can interrupt JavaScript that blocks the watched thread. It is text
 * because a worker from a file would need the program's loader.
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
 * Calls `onStuck` when this thread has blocked its event loop for some seconds, interrupting it, and `onTurn` at intervals otherwise.
 * Without threads or inspector, only `onTurn` is called.
 */
export function startWatchdog(onStuck: () => void, onTurn: () => void): Watchdog {
  const beats = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  Object.defineProperty(globalThis, place, { value: onStuck, configurable: true });
  const beat = (): void => {
    Atomics.add(beats, 0, 1);
    Atomics.notify(beats, 0);
    onTurn();
  };
  const timer = setInterval(beat, heartbeatInterval).unref();
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
    worker.on('error', () => undefined); // without an inspector, a busy process can still be killed
    worker.unref();
    return worker;
  } catch {
    return undefined; // refused by Node's permission model
  }
}
