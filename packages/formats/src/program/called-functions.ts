/** The names of the functions that a text of source code calls, and of those that they call, in their order. */
export function calledFunctions<Name extends string>(text: string, functions: Readonly<Record<Name, string>>): readonly Name[] {
  const names = Object.keys(functions) as Name[]; // the keys of exactly this record
  const called = new Set<Name>();
  const visit = (code: string): void => {
    for (const name of names) {
      if (called.has(name) || !new RegExp(String.raw`(?<![.\w])${name}\(`).test(code)) continue;
      called.add(name);
      visit(functions[name]);
    }
  };
  visit(text);
  return names.filter((name) => called.has(name));
}
