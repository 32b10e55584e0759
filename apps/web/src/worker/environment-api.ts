import { createBackend } from '@vitrum/core';
import type { Environment } from './api/environment.ts';
import type { LabWorker } from './api/lab-worker.ts';
import type { Session } from './session.ts';

/** What the page starts with: the backend that computes. */
export function environmentApi(session: Session): Pick<LabWorker, 'start'> {
  return {
    start: async (listener, backend) => {
      session.listener = listener;
      session.backend = await createBackend(session.registry, { ...(backend !== undefined && { name: backend }) });
      const { name, threads, features } = session.backend;
      const notes = name === 'wasm' || backend !== undefined ? [] : [noSimd];
      return { backend: name, threads, features, isIsolated: crossOriginIsolated, notes } satisfies Environment;
    },
  };
}

const noSimd =
  'This browser has no WebAssembly SIMD. Training runs in plain JavaScript instead, which is slower.';
