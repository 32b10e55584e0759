import { nodeWorkerThreads } from './start-thread.ts';

// The hosts' globals that are used here; TypeScript's ECMAScript library does not declare them.
interface Probe {
  onmessage: (() => void) | null;
  onerror: ((event: { preventDefault(): void }) => void) | null;
  terminate(): void;
}
declare const process: { readonly permission?: { has(scope: 'worker'): boolean } } | undefined;
declare const Worker: (new (address: string) => Probe) | undefined;
declare const Blob: new (parts: string[], options: { type: string }) => object;
declare const URL: { createObjectURL(blob: object): string; revokeObjectURL(address: string): void };

/** Why no thread can be started here, as a clause; undefined if one can. */
export async function threadRefusal(): Promise<string | undefined> {
  if (nodeWorkerThreads() !== undefined) return isWorkerPermitted() ? undefined : "Node's permission model refuses it without --allow-worker";
  return (await canStartWebWorker()) ? undefined : 'the Content-Security-Policy refuses it without worker-src blob:';
}

/** Also true without a permission model. */
function isWorkerPermitted(): boolean {
  return typeof process === 'undefined' || process.permission?.has('worker') !== false;
}

/** Whether a worker may start from a blob: browsers refuse with an error event, some with an exception. */
async function canStartWebWorker(): Promise<boolean> {
  if (typeof Worker === 'undefined') return false;
  const address = URL.createObjectURL(new Blob(['postMessage(0);'], { type: 'text/javascript' }));
  try {
    const worker = new Worker(address);
    const isStarted = await new Promise<boolean>((resolve) => {
      worker.onmessage = () => resolve(true);
      worker.onerror = (event) => {
        event.preventDefault(); // handled here
        resolve(false);
      };
    });
    worker.terminate();
    return isStarted;
  } catch {
    return false;
  } finally {
    URL.revokeObjectURL(address);
  }
}
