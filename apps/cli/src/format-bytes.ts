const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** A number of bytes for people, in powers of 1000: `512 bytes`, `5.1 kB`, `561.8 MB`. */
export function formatBytes(bytes: number): string {
  let amount = bytes;
  let unit = 0;
  // 1000.0 is shown as 1.0 of the next unit.
  while (unit < units.length - 1 && amount >= (unit === 0 ? 1000 : 999.95)) {
    amount /= 1000;
    unit++;
  }
  return `${unit === 0 ? amount : amount.toFixed(1)} ${units[unit]}`;
}
