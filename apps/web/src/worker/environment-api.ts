import { createBackend, type BackendNote } from '@vitrum/core';
import type { Environment } from '../shared/api/environment.ts';
import type { LabWorker } from '../shared/api/lab-worker.ts';
import type { Session } from './session.ts';

/** What the page starts with: the backend that computes. */
export function environmentApi(session: Session): Pick<LabWorker, 'start' | 'ping'> {
  return {
    ping: () => undefined,
    start: async (listener, backend) => {
      session.listener = listener;
      const notes: BackendNote[] = [];
      const onNote = (note: BackendNote): void => void notes.push(note);
      session.backend = await createBackend(session.registry, { ...(backend !== undefined && { name: backend }), onNote });
      const { name, threads, features } = session.backend;
      return { backend: name, threads, features, isIsolated: crossOriginIsolated, notes } satisfies Environment;
    },
  };
}
