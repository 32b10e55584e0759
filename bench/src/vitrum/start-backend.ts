import { type Backend } from 'vitrum';
import { createBackend } from 'vitrum/parts';
import type { CreateBackendRequest } from '@vitrum/core';
import { registry } from './create-training.ts';

/** A backend whose threads have had time to start: some start in the background. */
export async function startBackend(request: CreateBackendRequest): Promise<Backend> {
  const backend = await createBackend(registry, request);
  if (backend.threads > 1) await new Promise((resolve) => setTimeout(resolve, 300));
  return backend;
}
