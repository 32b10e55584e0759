import type { Problem } from '../api/problem.ts';

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
