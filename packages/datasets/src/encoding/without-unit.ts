/** Strips the unit of a number: `33 %` → `33`, `-$5` → `-5`, `($5)` → `-5` as in accounting. Other text is returned unchanged. */
export function withoutUnit(text: string, unit: string): string {
  const inner = /^\((.+)\)$/.exec(text)?.[1];
  if (inner?.includes(unit) === true) return `-${bare(inner, unit)}`;
  return bare(text, unit);
}

function bare(text: string, unit: string): string {
  if (text.endsWith(unit)) return text.slice(0, -unit.length).trimEnd();
  const [, sign = '', rest = text] = /^([+\-−]?)\s*(.*)$/su.exec(text) ?? [];
  return rest.startsWith(unit) ? sign + rest.slice(unit.length).trimStart() : text;
}
