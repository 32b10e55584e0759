import type { ColumnProfile } from './column-profile.ts';

/** Names of identifier columns: `id`, `customer_id`, `index`, the unnamed index of pandas … */
const separateName = /(?:^|[\s_.-])(?:id|idx|index|key|uuid|guid|row|rownames?)$|^(?:no|nr|unnamed: 0)\.?$/i;
/** … and `PassengerId`, but not `grid`. */
const joinedName = /[a-z](?:Id|ID|Key|Index)$/;
/** Minimum number of rows for which nearly unique texts are taken for identifiers. */
const minRows = 20;

/** The position of a column. */
export interface ColumnPlace {
  /** True if the names come from the file; unnamed columns are called `column-1`. */
  readonly isNamed: boolean;
  /** True for the first column of the table. */
  readonly isFirst: boolean;
}

/**
 * Why a column identifies rows instead of describing them; undefined if it does not: its integers or texts are unique and its
 * name says so, its numbers count the rows, or most of its texts are unique.
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
