declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** A name that a file gave must not end the comment. */
export const comment = (text: string): string => text.replaceAll(/[^ -~]|\*\//g, '?');

/** An array of numbers that are written as they are given. */
export function numbersArray(type: string, name: string, values: readonly string[]): string {
  const lines: string[] = [];
  for (let start = 0; start < values.length; start += 12) lines.push(`  ${values.slice(start, start + 12).join(', ')},`);
  return `static const ${type} ${name}[${values.length}] = {\n${lines.join('\n')}\n};`;
}

/** The function that names a class; nothing for a model without names. */
export function classFunction(names: readonly string[]): string {
  if (names.length === 0) return '';
  const cases = names.map((name, i) => `    case ${i}: return "${escaped(name)}";`);
  return ['static inline const char *model_class(int index) {', '  switch (index) {', ...cases, '    default: return "";', '  }', '}'].join('\n');
}

/** Text as in a literal: anything but plain characters as the octal bytes of its UTF-8. */
function escaped(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9 _.,:;()+\-/]/.test(character) ? character : `\\${byte.toString(8).padStart(3, '0')}`;
  }).join('');
}
