import type { ContributionKind } from '@vitrum/core';
import type { Curve } from '@vitrum/plots';
import type { Making } from '../attempt-variants.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check } from '../check.ts';
import type { Subject } from '../subject.ts';

/** What is checked of the contributions of one kind. */
export interface KindChecks<Kind extends ContributionKind> extends Making<Kind> {
  /** In the order in which they are made and reported, after those of all kinds. */
  readonly checks: readonly Check<CheckContext<Kind>>[];
  /** What can be drawn of a contribution. */
  readonly curves?: (subject: Subject<Kind>) => readonly Curve[];
}
