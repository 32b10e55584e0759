// Run as a process of its own that may start no threads.
import { isVitrumError, type BackendNote } from '@vitrum/core';
import { createWasmBackend } from '@vitrum/backend-wasm';

const notes: BackendNote[] = [];
const { threads, features } = await createWasmBackend({ onNote: (note) => void notes.push(note) });
const refusal = await createWasmBackend({ threads: 2 }).then(
  () => undefined,
  (error: unknown) => (isVitrumError(error) ? error.code : String(error)),
);
console.log(JSON.stringify({ threads, features, notes, refusal }));
