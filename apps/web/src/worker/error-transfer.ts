import * as Comlink from 'comlink';
import type { Problem } from './api/problem.ts';
import { problemOf } from './problem-of.ts';

interface Thrown {
  readonly value: unknown;
}

/** An error of the worker, as the page catches it: with its code and its advice. */
export class WorkerProblem extends Error implements Problem {
  readonly code: string | undefined;
  readonly hint: string | undefined;

  constructor({ code, message, hint }: Problem) {
    super(message);
    this.name = 'WorkerProblem';
    this.code = code;
    this.hint = hint;
  }
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
