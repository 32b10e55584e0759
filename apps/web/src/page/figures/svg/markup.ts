/** A place on the page, from the upper left corner of the figure. */
export interface Origin {
  readonly left: number;
  readonly top: number;
}

/** Text, or an attribute's value, inside of markup. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** An element of an SVG: numbers to a hundredth of a pixel, and nothing for attributes that are undefined. */
export function markup(name: string, attributes: Readonly<Record<string, string | number | undefined>>, inner = ''): string {
  const written = Object.entries(attributes).flatMap(([attribute, value]) =>
    value === undefined ? [] : [` ${attribute}="${typeof value === 'number' ? String(Math.round(100 * value) / 100) : escapeMarkup(value)}"`],
  );
  return `<${name}${written.join('')}${inner === '' ? '/>' : `>${inner}</${name}>`}`;
}
