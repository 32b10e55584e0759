import { isListOf, isRecord } from '@vitrum/core/internal';

/** The addresses of the plugins that the server offers (`vitrum web --plugin`); none if it has no list. */
export async function servedPlugins(): Promise<readonly URL[]> {
  const list = new URL('plugins/index.json', document.baseURI);
  const response = await fetch(list).catch(() => undefined);
  if (response?.ok !== true) return [];
  const index: unknown = await response.json().catch(() => undefined);
  if (!isRecord(index) || !isListOf(index['plugins'], (entry) => typeof entry === 'string')) return [];
  return index['plugins'].map((address) => new URL(address, document.baseURI)).filter(({ origin }) => origin === location.origin);
}
