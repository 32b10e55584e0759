import { kinds, type Kind } from './kinds.ts';

/** Reserved words, which cannot be names of exported constants. */
const words =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
  'finally for function if implements import in instanceof interface let new null package private protected public return ' +
  'static super switch this throw true try typeof undefined var void while with yield';

/** Identifiers that the templates import or define. */
const taken = 'definePlugin manifest layerPlan sizeOf classes board';

const reserved = new Set([...words.split(' '), ...taken.split(' '), ...Object.values(kinds).map(({ define }) => define)]);

/** The export name of a contribution: `bent-identity` → `bentIdentity`, `new` → `newActivation`. */
export function identifierOf(name: string, kind: Kind): string {
  const identifier = camelCase(name);
  return reserved.has(identifier) ? camelCase(`${name}-${kind}`) : identifier;
}

function camelCase(name: string): string {
  return name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
