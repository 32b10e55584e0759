/** The exports of an entry that lists them by name: `export { a, type B, c as d } from './file.ts';`. */
export function exportsOf(source: string): readonly string[] {
  return [...source.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list = '']) =>
    list.split(',').flatMap((name) => /(\w+)\s*$/.exec(name)?.[1] ?? []),
  );
}

/** Names in the code of a page's prose that only an internal entry exports, one line each: who reads the page cannot import them. */
export function findInternalNames(page: string, text: string, internal: ReadonlySet<string>): readonly string[] {
  return text.split('\n').flatMap((line, index) =>
    Array.from(line.matchAll(/`([A-Za-z]\w+)(?:\([^`]*)?`/g), ([, name = '']) => name)
      .filter((name) => internal.has(name))
      .map((name) => `${page}:${index + 1}: \`${name}\` is exported by an internal entry alone`),
  );
}
