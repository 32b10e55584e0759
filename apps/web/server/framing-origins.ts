import { VitrumError } from '@vitrum/core';

/**
 * Checks the origins whose pages may show the lab in a frame: `https://blog.example`, with a port where it is not the usual one.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function framingOrigins(origins: readonly string[]): readonly string[] {
  for (const origin of origins) check(origin);
  return origins;
}

function check(origin: string): void {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (isWeb && url.origin === origin) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `${JSON.stringify(origin)} is no origin whose pages could show the lab.`,
    hint: isWeb ? `An origin has no path and is in lower case: did you mean "${url.origin}"?` : 'Give the scheme and the host of the page, as in https://blog.example.',
  });
}
