import type { ContributionKind } from '@vitrum/core';
import type { Curve } from '@vitrum/plots';
import type { Check } from '../check.ts';
import type { Subject } from '../subject.ts';

/** What is checked of the contributions of one kind. */
export interface KindChecks<Kind extends ContributionKind> {
  /** In the order in which they are made and reported. */
  readonly checks: readonly Check<Subject<Kind>>[];
  /** What can be drawn of a contribution. */
  readonly curves?: (subject: Subject<Kind>) => readonly Curve[];
}
