import type { ElementwiseLoss } from '@vitrum/core';
import { skipped, outcome, type OldCheck as Check } from '../../old-check.ts';
import { findCorners, isSamePlace, type Jump, type Kink, type ScanRange } from '../../numerics/old-find-kinks.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { findingsOf, firstFew, inVariants, nothingUsable } from '../variant-findings.ts';
import { domainOf, within, type Interval } from './domain.ts';
import { elementwiseOf } from '../form-check.ts';
import { usableLosses } from './form.ts';

const targets = [-1, 0, 0.5, 1, 2.25];

/** ℓ does not jump; kinks that hasKink does not name are told. */
export const lossKinks: Check<Subject<'losses'>> = {
  name: 'kinks',
  title: 'ℓ does not jump, and hasKink names its kinks',
  run: (subject) => {
    const usable = usableLosses(subject);
    if (usable.length === 0) return nothingUsable();
    const variants = elementwiseOf(usable);
    if (variants.length === 0) return skipped('it works on rows');
    const failures = findingsOf(variants, (loss) =>
      cornersOf(loss).flatMap(({ target, jumps }) => jumps.map((jump) => jumpFinding(jump, target))),
    );
    const notes = findingsOf(variants, (loss) => undeclaredFindings(loss));
    return outcome(
      `a scan of the outputs for targets of ${targets.map(formatNumber).join(', ')}${inVariants(variants)}`,
      firstFew(failures),
      firstFew(notes),
    );
  },
};

interface TargetCorners {
  readonly target: number;
  readonly kinks: readonly Kink[];
  readonly jumps: readonly Jump[];
}

function cornersOf(loss: ElementwiseLoss): readonly TargetCorners[] {
  const { outputs, targets: allowed } = domainOf(loss);
  const { value, derivative } = loss;
  return within(allowed, targets).map((target) => {
    const slope = derivative && ((y: number): number => derivative(y, target));
    return { target, ...findCorners((y) => value(y, target), slope, scanOf(outputs)) };
  });
}

/** Inside the domain, away from its ends, beyond which there may be nothing. */
function scanOf({ from, to }: Interval): readonly ScanRange[] {
  const [low, high] = [Math.max(from, -20), Math.min(to, 20)];
  return [{ from: low + 1 / 2 ** 6, to: high - 1 / 2 ** 6, spacing: 1 / 2 ** 7 }];
}

function jumpFinding({ x, before, after }: Jump, target: number): Finding {
  const [y, t, from, to] = [x, target, before, after].map(formatNumber);
  return {
    message:
      `ℓ(·, ${String(t)}) jumps at y = ${String(y)}, from ${String(from)} to ${String(to)}; ` +
      'a jump has no derivative to learn from.',
    hint: 'Join the pieces: at the border both formulas must give the same value.',
    where: `y = ${String(y)}, t = ${String(t)}`,
    expected: 'a continuous function',
    got: `${String(from)} and ${String(to)}`,
  };
}

function undeclaredFindings(loss: ElementwiseLoss): readonly Finding[] {
  const { hasKink } = loss;
  const undeclared = cornersOf(loss).flatMap(({ target, kinks }) =>
    kinks.filter(({ x }) => hasKink?.(x, target, 1e-6) !== true).map((kink) => ({ ...kink, target })),
  );
  const [first] = undeclared;
  if (first === undefined) return [];
  const [y, t, left, right] = [first.x, first.target, first.left, first.right].map(formatNumber);
  const said = hasKink === undefined ? 'there is no hasKink to say so' : 'hasKink does not say so';
  return [
    {
      message: `ℓ(·, ${String(t)}) has a kink at y = ${String(y)}, from ${String(left)} to ${String(right)}; ${said}.`,
      ...hintFor(undeclared),
    },
  ];
}

function hintFor(kinks: readonly (Kink & { readonly target: number })[]): Pick<Finding, 'hint'> {
  const [first] = kinks;
  if (first === undefined) return {};
  if (kinks.length > 1 && kinks.every(({ x, target }) => Math.abs(x - target) < 1e-9)) {
    return { hint: 'Write hasKink: (y, t, margin) => Math.abs(y - t) <= margin.' };
  }
  if (kinks.every(({ x }) => isSamePlace(x, first.x))) {
    return { hint: `Write hasKink: (y, t, margin) => Math.abs(y - ${first.x}) <= margin, and so for its other kinks.` };
  }
  return { hint: 'Give it hasKink: (y, t, margin) => …, true where a kink is nearer than the margin.' };
}
