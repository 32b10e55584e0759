import { createBackend, type Backend, type OperationName } from '@vitrum/core';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { describeCases, findingsOfCases, layerCases, networkOf, noCase, type LayerCase } from './cases.ts';
import { differenceOf, randomBatch, runPass } from './passes.ts';

/** A layer works the same on the fastest backend. */
export const layerBackends: Check<Subject<'layers'>> = {
  name: 'backends',
  title: 'it gives the same on every backend',
  run: async (subject) => {
    const cases = layerCases(subject);
    if (cases.length === 0) return noCase();
    const backend = await createBackend(subject.registry, { threads: 1 });
    const lacking = new Set<OperationName>();
    const failures = findingsOfCases(cases, (each) => differenceFaults(subject, each, noting(backend, lacking)));
    const notes = [...lacking].map((operation) => ({
      message: `The backend "${backend.name}" has no "${operation}" for it: the reference kernel serves there, at its speed.`,
    }));
    return outcome(`the backend "${backend.name}" beside the reference; ${describeCases(cases)}`, firstFew(failures), notes);
  },
};

/** The backend, which notes the operations that it does not have. */
function noting(backend: Backend, lacking: Set<OperationName>): Backend {
  const { name, threads, features, memory } = backend;
  return {
    name, threads, features, memory,
    prepare: (operation, operands) => {
      const kernel = backend.prepare(operation, operands);
      if (kernel === undefined) lacking.add(operation);
      return kernel;
    },
    close: () => backend.close(),
  };
}

function differenceFaults(subject: Subject<'layers'>, layerCase: LayerCase, backend: Backend): readonly Finding[] {
  const [reference, other] = [networkOf(subject, layerCase), networkOf(subject, layerCase, { backend })];
  const batch = randomBatch(reference, 5);
  const difference = differenceOf(runPass(reference, batch), runPass(other, batch), 1e-4);
  other.release();
  if (difference === undefined) return [];
  const [expected, got] = [difference.expected, difference.got].map(formatNumber);
  return [
    {
      message:
        `on the backend "${backend.name}" ${difference.what} is ${String(got)} at index ${difference.index}, ` +
        `on the reference ${String(expected)}.`,
      expected: String(expected),
      got: String(got),
    },
  ];
}
