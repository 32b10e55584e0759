import { isVitrumError, resolveReference, type ReferenceKind, type ReferenceKinds } from '@vitrum/core';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { withPrefix, type Made } from '../variant-findings.ts';

/**
 * Makes every variant. Options that do not go together may be refused, but not the default ones: what is thrown for those is
 * thrown on.
 */
export function madeVariants<Kind extends ReferenceKind>(subject: Subject, kind: Kind): readonly Made<ReferenceKinds[Kind]>[] {
  const { variants, registry } = subject;
  return variants.flatMap(({ label, reference }, index) => {
    try {
      const made = resolveReference(registry, kind, reference);
      return [{ label, prefix: variants.length === 1 ? '' : `${label}: `, made }];
    } catch (error) {
      if (index > 0 && isVitrumError(error)) return [];
      throw error;
    }
  });
}

/** What is found of every variant, once each: what all of them share is said of the first. */
export function distinctFindings<T>(variants: readonly Made<T>[], find: (made: T) => readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return variants.flatMap(({ prefix, made }) =>
    find(made).flatMap((finding) => {
      if (seen.has(finding.message)) return [];
      seen.add(finding.message);
      return [withPrefix(prefix, finding)];
    }),
  );
}
