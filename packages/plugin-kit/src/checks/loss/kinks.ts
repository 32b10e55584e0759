import type { ElementwiseLoss } from '@vitrum/core';
import type { Fault } from '../../finding.ts';
import { findKinks, type Kink } from '../../numerics/find-kinks.ts';
import { findSteps, isSamePlace, type ScanRange } from '../../numerics/find-steps.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { domainOf, within, type Domain } from './domain.ts';

const someTargets = [-1, 0, 0.5, 1, 2.25];

/** ℓ must not jump. */
export function lossJumps(loss: ElementwiseLoss): readonly Fault[] {
  const domain = domainOf(loss);
  return within(domain.targets, someTargets).flatMap((target) =>
    findSteps((y) => loss.value(y, target), scanOf(domain)).map(({ x, before, after }): Fault => ({
      message:
        `ℓ(·, ${formatNumber(target)}) jumps at y = ${formatNumber(x)}, from ${formatNumber(before)} to ${formatNumber(after)}; ` +
        'a jump has no derivative to learn from.',
      hint: 'Join the pieces: at the border both formulas must give the same value.',
    })),
  );
}

/** Kinks that hasKink does not name are no fault: gradient checks of networks do not keep away from them. */
export function kinkNotes({ hasKink, ...loss }: ElementwiseLoss): readonly Fault[] {
  const { value, derivative } = loss;
  const domain = domainOf(loss);
  const undeclared = within(domain.targets, someTargets).flatMap((target) =>
    findKinks((y) => value(y, target), derivative && ((y) => derivative(y, target)), scanOf(domain))
      .filter(({ x }) => hasKink?.(x, target, 1e-6) !== true)
      .map((kink) => ({ ...kink, target })),
  );
  const [first] = undeclared;
  if (first === undefined) return [];
  const [y, t, left, right] = [first.x, first.target, first.left, first.right].map(formatNumber);
  const said = hasKink === undefined ? 'there is no hasKink to say so' : 'hasKink does not say so';
  return [{
    message: `ℓ(·, ${t ?? ''}) has a kink at y = ${y ?? ''}, from ${left ?? ''} to ${right ?? ''}; ${said}.`,
    hint: hintFor(first, undeclared),
  }];
}

/** Inside the domain, away from its ends, beyond which there may be nothing. */
function scanOf({ outputs: { from, to } }: Domain): readonly ScanRange[] {
  const [low, high] = [Math.max(from, -20), Math.min(to, 20)];
  return [{ from: low + 1 / 2 ** 6, to: high - 1 / 2 ** 6, spacing: 1 / 2 ** 7 }];
}

function hintFor(first: Kink, kinks: readonly (Kink & { readonly target: number })[]): string {
  if (kinks.length > 1 && kinks.every(({ x, target }) => Math.abs(x - target) < 1e-9)) {
    return 'Write hasKink: (y, t, margin) => Math.abs(y - t) <= margin.';
  }
  if (kinks.every(({ x }) => isSamePlace(x, first.x))) {
    return `Write hasKink: (y, t, margin) => Math.abs(y - ${first.x}) <= margin, and so for its other kinks.`;
  }
  return 'Give it hasKink: (y, t, margin) => …, true where a kink is nearer than the margin.';
}
