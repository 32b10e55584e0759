import type { ElementwiseActivation } from '@vitrum/core';
import { leftOut, outcome, type Check } from '../../check.ts';
import { distanceToNearest, isBetween } from '../../numerics/compare-derivative.ts';
import { findCorners, isSamePlace, type Jump, type Kink } from '../../numerics/find-kinks.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { differentiateOneSided, largestStep } from '../../numerics/numerical-derivative.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew, inVariants, nothingUsable, withPrefix, type Made } from '../variant-findings.ts';
import { elementwiseOf } from '../form-check.ts';
import { usableActivations } from './form.ts';
import { ownDerivative } from './functions.ts';

/** What is known of the kinks of one variant. */
interface Kinks extends Made<ElementwiseActivation> {
  /** Declared kinks at which φ′ does not jump. */
  readonly smooth: readonly Kink[];
  /** Declared kinks at which it does. */
  readonly confirmed: readonly Kink[];
  readonly undeclared: readonly Kink[];
  readonly jumps: readonly Jump[];
}

/** The declared kinks are kinks, no others are found, φ does not jump, and φ′ takes a value between its two sides. */
export const activationKinks: Check<Subject<'activations'>> = {
  name: 'kinks',
  title: 'φ does not jump, and φ′ jumps where it is declared to and takes a value between its two sides',
  run: (subject) => {
    const usable = usableActivations(subject);
    if (usable.length === 0) return nothingUsable();
    const variants = elementwiseOf(usable).map(inspect);
    if (variants.length === 0) return leftOut('it works on rows');
    const failures: Finding[] = [];
    const notes: Finding[] = [];
    for (const variant of variants) {
      const { prefix, jumps, undeclared } = variant;
      const smooth = smoothFindings(variant, variants);
      failures.push(
        ...[...jumps.map(jumpFinding), ...smooth.failures, ...valueFindings(variant)].map((each) => withPrefix(prefix, each)),
      );
      notes.push(...[...undeclaredFindings(variant, undeclared), ...smooth.notes].map((each) => withPrefix(prefix, each)));
    }
    return outcome(
      `a scan from −1000 to 1000 in steps of 1/16, of 1/128 around 0${inVariants(variants)}`,
      firstFew(failures),
      firstFew(notes),
    );
  },
};

function inspect(variant: Made<ElementwiseActivation>): Kinks {
  const { forward, kinks: declared = [] } = variant.made;
  const { kinks: found, jumps } = findCorners(forward, ownDerivative(variant.made));
  const sides = declared.map((x): Kink & { readonly isKink: boolean } => {
    const step = Math.min(
      largestStep,
      0.9 *
        distanceToNearest(
          x,
          declared.filter((other) => other !== x),
        ),
    );
    const [left, right] = [differentiateOneSided(forward, x, -1, step), differentiateOneSided(forward, x, 1, step)];
    const jump = Math.abs(left.value - right.value);
    const isKink = jump > 1e-6 * Math.max(Math.abs(left.value), Math.abs(right.value)) + 10 * (left.error + right.error);
    return { x, left: left.value, right: right.value, isKink };
  });
  return {
    ...variant,
    jumps,
    smooth: sides.filter(({ x, isKink }) => !isKink && !jumps.some((jump) => isSamePlace(jump.x, x))),
    confirmed: sides.filter(({ isKink }) => isKink),
    undeclared: found.filter(({ x }) => !declared.some((place) => isSamePlace(place, x))),
  };
}

function jumpFinding({ x, before, after }: Jump): Finding {
  const [at, from, to] = [x, before, after].map(formatNumber);
  return {
    message:
      `φ itself jumps at z = ${String(at)}, from ${String(from)} to ${String(to)}; ` +
      'a jump has no derivative to learn from.',
    hint: 'Join the pieces: at the border both formulas must give the same value.',
    where: `z = ${String(at)}`,
    expected: 'a continuous function',
    got: `${String(from)} and ${String(to)}`,
  };
}

/** A kink that is one with other options alone is worth a note; one that never is hides its place from the other checks. */
function smoothFindings(
  { smooth }: Kinks,
  variants: readonly Kinks[],
): { readonly failures: readonly Finding[]; readonly notes: readonly Finding[] } {
  const isKinkElsewhere = ({ x }: Kink): boolean => variants.some(({ confirmed }) => confirmed.some((kink) => kink.x === x));
  const describe = ({ x, left, right }: Kink): Finding => ({
    message:
      `kinks names z = ${formatNumber(x)}, where φ′ does not jump: it is ${formatNumber(left)} from the left and ` +
      `${formatNumber(right)} from the right.`,
    hint:
      variants.length === 1
        ? `Take ${x} out of kinks.`
        : `Take ${x} out of kinks, at least where the options make φ smooth there.`,
    where: `z = ${formatNumber(x)}`,
  });
  return {
    failures: smooth.filter((kink) => !isKinkElsewhere(kink)).map(describe),
    notes: smooth.filter(isKinkElsewhere).map(describe),
  };
}

function undeclaredFindings({ made }: Kinks, undeclared: readonly Kink[]): readonly Finding[] {
  if (undeclared.length === 0) return [];
  const all = [...(made.kinks ?? []), ...undeclared.map(({ x }) => x)].sort((a, b) => a - b);
  const list = undeclared.map(
    ({ x, left, right }) => `z = ${formatNumber(x)} (from ${formatNumber(left)} to ${formatNumber(right)})`,
  );
  if (all.length > 10) {
    return [{ message: `φ′ jumps at ${undeclared.length} places that kinks does not name, the first ${String(list[0])}.` }];
  }
  return [{ message: `φ′ jumps at ${list.join(', ')}, which kinks does not name.`, hint: `Write kinks: [${all.join(', ')}].` }];
}

/** At a kink φ′ may be either of its sides or anything between. */
function valueFindings({ made, confirmed, undeclared }: Kinks): readonly Finding[] {
  const derivative = ownDerivative(made);
  if (derivative === undefined) return [];
  return [...confirmed, ...undeclared].flatMap(({ x, left, right }) => {
    const got = derivative(x);
    if (!Number.isFinite(got) || isBetween(got, { value: left, error: 0 }, { value: right, error: 0 })) return [];
    const [at, value, from, to] = [x, got, left, right].map(formatNumber);
    return [
      {
        message:
          `φ′(${String(at)}) = ${String(value)} at the kink; ` +
          `it must be ${String(from)} (from the left), ${String(to)} (from the right) or between.`,
        where: `z = ${String(at)}`,
        expected: `${String(from)} to ${String(to)}`,
        got: String(value),
      },
    ];
  });
}
