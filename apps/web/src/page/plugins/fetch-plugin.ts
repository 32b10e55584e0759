import { VitrumError } from '@vitrum/core';
import type { OfferedPlugin } from './offered-plugin.ts';
import { checkPluginSize } from './read-plugin-file.ts';

/**
 * Fetches a plugin from the page's origin, without running it.
 *
 * @throws VITRUM_PLUGIN_UNREADABLE
 */
export async function fetchPlugin(address: URL): Promise<OfferedPlugin> {
  const fileName = decodeURIComponent(address.pathname.split('/').at(-1) ?? '') || 'plugin';
  const response = await fetch(address).catch((error: unknown) => {
    throw unreadable(address, 'the server does not answer', error);
  });
  if (!response.ok) throw unreadable(address, `the server answers ${response.status}`);
  const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html');
  if (isPage) throw unreadable(address, 'what lies there is a page and no script');
  const source = await response.text();
  const size = new TextEncoder().encode(source).length;
  checkPluginSize(fileName, size);
  return { fileName, size, source, from: address.href };
}

function unreadable({ pathname }: URL, reason: string, cause?: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_PLUGIN_UNREADABLE',
    message: `The plugin ${pathname} cannot be read: ${reason}.`,
    hint: 'Check its address, or choose the file under "Plugins".',
    ...(cause !== undefined && { cause }),
  });
}
