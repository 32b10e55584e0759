import * as Comlink from 'comlink';
import type { Problem } from '../api/problem.ts';
import { problemOf } from './problem-of.ts';
import { WorkerProblem } from './worker-problem.ts';

interface Thrown {
  readonly value: unknown;
}

/** Lets errors cross with their code and their hint; Comlink alone keeps the message and no more. Called on both sides. */
export function transferProblems(): void {
  const usual = Comlink.transferHandlers.get('throw');
  if (usual === undefined) return;
  Comlink.transferHandlers.set('throw', {
    canHandle: (value): value is Thrown => usual.canHandle(value),
    serialize: (thrown: Thrown) => [problemOf(thrown.value), []],
    deserialize: (problem: Problem) => {
      throw new WorkerProblem(problem);
    },
  });
}
