import type { Address } from './read-address.ts';

/** What an address says, read by code that a visitor who comes without one does not load. */
export async function addressAt({ href }: Pick<Location, 'href'>): Promise<Address> {
  const { hash, searchParams } = new URL(href);
  const saysSomething = hash.includes('=') || ['embed', 'plugin', 'backend'].some((name) => searchParams.has(name));
  return saysSomething ? (await import('./read-address.ts')).readAddress({ href }) : {};
}

/** Whether an address asks for one part of the lab alone; see `Address.embed`. */
export const asksForPart = ({ href }: Pick<Location, 'href'>): boolean => (new URL(href).searchParams.get('embed') ?? '') !== '';
