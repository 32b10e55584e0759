/** Where a module's text names another module. */
export interface ImportPlace {
  readonly specifier: string;
  /** Of the specifier without its quotes. */
  readonly start: number;
  readonly end: number;
}

/**
 * A statement begins a line, or follows another one. What stands between `import` and `from` has neither quotes nor semicolons;
 * an export names another module only after a star or a list in braces.
 */
const statement =
  /(?<=^|[;}]|\*\/)[ \t]*(?:import\s*(?:[\w$\s{},*]*?\bfrom\s*)?|export\s*(?:\*(?:\s*as\s+[\w$]+)?|\{[\w$\s,]*\})\s*from\s*)(["'])([^"'\n]+)\1/gm;

/** The static imports of a module, in order; `import(…)` is left to whoever runs it. */
export function findImports(source: string): readonly ImportPlace[] {
  return [...source.matchAll(statement)].map((match) => {
    const [whole, , specifier = ''] = match;
    const end = match.index + whole.length - 1;
    return { specifier, start: end - specifier.length, end };
  });
}

/** The same text with other specifiers; those that `replace` knows no other for stay. */
export function replaceImports(source: string, replace: (specifier: string) => string | undefined): string {
  let replaced = '';
  let copied = 0;
  for (const { specifier, start, end } of findImports(source)) {
    replaced += source.slice(copied, start) + (replace(specifier) ?? specifier);
    copied = end;
  }
  return replaced + source.slice(copied);
}
