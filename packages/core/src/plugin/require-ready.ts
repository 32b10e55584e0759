import { contributionKinds, type ContributionKind } from '../contracts/kinds.ts';
import { describeValue } from '../errors/describe-value.ts';
import { VitrumError } from '../errors/vitrum-error.ts';
import { withArticle } from '../errors/with-article.ts';
import { isRecord } from '../json.ts';
import { requiredFunctions } from './required-functions.ts';

/**
 * Rejects anything but a contribution that is ready to use, such as a name or a definition with options. The compiler does so too;
 * this is for JavaScript and for type assertions.
 *
 * @param taker - The receiver of the value, as the beginning of a sentence: `The cost`.
 * @throws VITRUM_INVALID_CONTRIBUTION
 */
export function requireReady(kind: ContributionKind, value: unknown, taker: string): void {
  if (isRecord(value) && requiredFunctions(kind, value).every((name) => typeof value[name] === 'function')) return;
  const { singular } = contributionKinds[kind];
  const needed = withArticle(singular);
  const name = isDefinition(value) ? value.name : undefined;
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONTRIBUTION',
    message:
      name === undefined
        ? `${taker} needs ${needed}, got ${describeValue(value)}.`
        : `${taker} needs ${needed}, got the definition of "${name}", which becomes one with its options.`,
    hint: howTo(kind, typeof value === 'string' ? value : (name ?? 'name')),
  });
}

function howTo(kind: ContributionKind, name: string): string {
  const { singular, standIn } = contributionKinds[kind];
  if (standIn === undefined) return `Get it with registry.${kind}.lookup('${name}').`;
  return `Make it with resolveReference(registry, '${singular}', '${name}').`;
}

function isDefinition(value: unknown): value is { readonly name: string } {
  return isRecord(value) && typeof value['name'] === 'string' && typeof value['create'] === 'function';
}
