import { parse, type ImportSpecifier } from 'es-module-lexer/js';

/** A position in a module's text that names another module. */
export interface ImportPlace {
  readonly specifier: string;
  /** Bounds of the specifier, without quotes. */
  readonly start: number;
  readonly end: number;
}

/** The library's marker for a static import. */
const isStatic = -1;

/**
 * The static imports of a module, in order. A text that is not a module has none: running it reports the reason.
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

/** Replaces the specifiers for which `replace` returns another one. */
export function replaceImports(source: string, replace: (specifier: string) => string | undefined): string {
  let replaced = '';
  let copied = 0;
  for (const { specifier, start, end } of findImports(source)) {
    replaced += source.slice(copied, start) + (replace(specifier) ?? source.slice(start, end));
    copied = end;
  }
  return replaced + source.slice(copied);
}
