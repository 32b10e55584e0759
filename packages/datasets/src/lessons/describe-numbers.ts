/** Numbers by name, for people: `x = 0.12, y = −0.80`. */
export function describeNumbers(names: readonly string[], values: ArrayLike<number>): string {
  return names.map((name, column) => `${name} = ${twoDecimals(values[column] ?? 0)}`).join(', ');
}

function twoDecimals(value: number): string {
  const text = value.toFixed(2);
  return text === '-0.00' ? '0.00' : text.replace('-', '−');
}
