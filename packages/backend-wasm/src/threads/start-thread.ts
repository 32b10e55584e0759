import type { WebAssemblyMemory, WebAssemblyModule } from '../web-assembly.ts';
import type { StartThread } from './thread-pool.ts';
import { serveCode, type ServeMessage } from './worker-code.ts';

// The hosts' globals that are used here; TypeScript's ECMAScript library does not declare them.
interface NodeWorker {
  unref(): void;
  terminate(): unknown;
  on(event: 'error', listener: () => void): void;
}
interface NodeWorkerThreads {
  readonly Worker: new (code: string, options: { eval: true; workerData: ServeMessage; execArgv: string[] }) => NodeWorker;
}
interface WebWorker {
  postMessage(message: ServeMessage): void;
  terminate(): void;
}
declare const process: { readonly getBuiltinModule?: (name: 'node:worker_threads') => NodeWorkerThreads | undefined } | undefined;
declare const Worker: (new (address: string) => WebWorker) | undefined;
declare const Blob: new (parts: string[], options: { type: string }) => object;
declare const URL: { createObjectURL(blob: object): string; revokeObjectURL(address: string): void };
declare const crossOriginIsolated: boolean | undefined;
declare const navigator: { readonly hardwareConcurrency?: number } | undefined;

/** Node's threads, imported at run time, so that bundlers for browsers have nothing to resolve. */
export function nodeWorkerThreads(): NodeWorkerThreads | undefined {
  return typeof process === 'undefined' ? undefined : process.getBuiltinModule?.('node:worker_threads');
}

/** True if memory can be shared with other threads: in Node and in cross-origin isolated pages. */
export function canShareMemory(): boolean {
  if (typeof SharedArrayBuffer === 'undefined') return false;
  if (typeof crossOriginIsolated !== 'undefined' && !crossOriginIsolated) return false;
  return nodeWorkerThreads() !== undefined || typeof Worker !== 'undefined';
}

/** Number of processors according to the host; 1 if unknown. */
export function availableProcessors(): number {
  return typeof navigator === 'undefined' ? 1 : (navigator.hardwareConcurrency ?? 1);
}

/** The way to start threads for these kernels on this host. */
export function threadStarter(module: WebAssemblyModule, memory: WebAssemblyMemory): StartThread {
  const node = nodeWorkerThreads();
  return (control, thread) => {
    const message = { module, memory, control, thread };
    return node === undefined ? startWebWorker(message) : startNodeWorker(node, message);
  };
}

/** The calling thread takes over the work of a thread that could not start. */
const ignore = (): void => undefined;

/** A thread that does not keep the process alive. */
function startNodeWorker(node: NodeWorkerThreads, message: ServeMessage): () => void {
  const code = `${serveCode} serve(require('node:worker_threads').workerData);`;
  // Without execArgv the thread would load the process's own hooks, such as a TypeScript loader.
  const worker = new node.Worker(code, { eval: true, workerData: message, execArgv: [] });
  worker.on('error', ignore);
  worker.unref();
  return () => void worker.terminate();
}

function startWebWorker(message: ServeMessage): () => void {
  if (typeof Worker === 'undefined') return ignore;
  const address = URL.createObjectURL(new Blob([`${serveCode} onmessage = ({ data }) => serve(data);`], { type: 'text/javascript' }));
  const worker = new Worker(address);
  worker.postMessage(message);
  return () => {
    worker.terminate();
    URL.revokeObjectURL(address);
  };
}
