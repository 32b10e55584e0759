import { expect } from 'vitest';

/** Addresses that lead nowhere: what they name is in the page already. */
const isInThePage = (address: string): boolean => /^(blob|data|about):/.test(address);

/** Fails, with their addresses, where any of the requests went to another origin than that of `url`. */
export function expectOnlyOwnOrigin(requests: readonly string[], url: string): void {
  const { origin } = new URL(url);
  const foreign = requests.filter((address) => !isInThePage(address) && new URL(address).origin !== origin);
  expect(foreign, 'requests to other hosts').toEqual([]);
}
