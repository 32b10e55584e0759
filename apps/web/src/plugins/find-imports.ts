import { parse, type ImportSpecifier } from 'es-module-lexer/js';

/** Where a module's text names another module. */
export interface ImportPlace {
  readonly specifier: string;
  /** Of the specifier without its quotes. */
  readonly start: number;
  readonly end: number;
}

/** What the library has in the place where `import(…)` begins. */
const isStatic = -1;

/**
 * The static imports of a module, in order; `import(…)` is left to whoever runs it. A text that is no module has none: whoever
 * runs it is told why.
 */
export function findImports(source: string): readonly ImportPlace[] {
  return importsOf(source).flatMap(({ n: specifier, d: dynamic, s: start, e: end }) =>
    dynamic === isStatic && specifier !== undefined ? [{ specifier, start, end }] : [],
  );
}

function importsOf(source: string): readonly ImportSpecifier[] {
  try {
    return parse(source)[0];
  } catch {
    return [];
  }
}

/** The same text with other specifiers; those that `replace` knows no other for stay. */
export function replaceImports(source: string, replace: (specifier: string) => string | undefined): string {
  let replaced = '';
  let copied = 0;
  for (const { specifier, start, end } of findImports(source)) {
    replaced += source.slice(copied, start) + (replace(specifier) ?? source.slice(start, end));
    copied = end;
  }
  return replaced + source.slice(copied);
}
