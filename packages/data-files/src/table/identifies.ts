import type { ColumnProfile } from './column-profile.ts';

/** Names of what tells rows apart: `id`, `customer_id`, `index`, what pandas calls an index without a name … */
const separateName = /(?:^|[\s_.-])(?:id|idx|index|key|uuid|guid|row|rownames?)$|^(?:no|nr|unnamed: 0)\.?$/i;
/** … and `PassengerId`, but not `grid`. */
const joinedName = /[a-z](?:Id|ID|Key|Index)$/;
/** From so many rows on, texts that nearly all differ are no accident. */
const minRows = 20;

/** Where a column stands. */
export interface ColumnPlace {
  /** True when the columns' names come from the file; one without is called `column-1`. */
  readonly isNamed: boolean;
  /** True for the table's first column. */
  readonly isFirst: boolean;
}

/**
 * Why a column tells rows apart rather than saying something about them; undefined where it does not: its whole numbers or
 * texts are all different and its name says what it is, its numbers count the rows, or most of its texts occur once.
 */
export function identifies(profile: ColumnProfile, { isNamed, isFirst }: ColumnPlace): string | undefined {
  const { name, numbers, others, filled, hasFractions, isUnique, running, shareOfSingles } = profile;
  if (others === 0 && hasFractions) return undefined;
  if (isNamed && isIdentifierName(name) && isUnique && (numbers === 0 || others === 0)) return 'called like an identifier, and all different';
  if (others === 0) {
    const hasNoName = isNamed ? name === 'column-1' : filled >= minRows;
    return isFirst && hasNoName && running.isRunning ? 'row numbers' : undefined;
  }
  if (filled < minRows || shareOfSingles <= 0.5) return undefined;
  return isUnique ? 'another text in each row, as identifiers have' : 'most texts occur once, as identifiers do';
}

function isIdentifierName(name: string): boolean {
  return joinedName.test(name.trim()) || separateName.test(name.trim());
}
