import { formatCount } from './format-count.ts';

/** A list for people, shortened if long: `red, green and 4 more`. */
export function listSome(values: readonly (string | number)[], max = 12): string {
  const shown = values.slice(0, max).map((value) => (value === '' ? '(missing)' : value)).join(', ');
  return values.length > max ? `${shown} and ${formatCount(values.length - max)} more` : shown;
}
