import { categoryOf, isVitrumError, type VitrumError } from '@vitrum/core';
import { NetworkFailure } from './network-failure.ts';

/** A mirror, and why it did not provide a file. */
export interface MirrorFailure {
  readonly mirror: string;
  readonly error: NetworkFailure | VitrumError;
}

/**
 * Why no mirror provided a file, as a clause: `a.example and b.example refused the connection; c.example answered 404 Not Found`.
 */
export function describeFailures(failures: readonly MirrorFailure[]): string {
  const hostsByReason = new Map<string, string[]>();
  for (const { mirror, error } of failures) {
    const reason = reasonOf(error);
    hostsByReason.set(reason, [...(hostsByReason.get(reason) ?? []), hostOf(mirror)]);
  }
  const parts = [...hostsByReason].map(([reason, hosts]) => `${hosts.join(' and ')} ${reason}`);
  return parts.join('; ') || 'it has no mirror';
}

/** True for an error specific to one mirror, after which another one is tried. */
export function isMirrorFailure(error: unknown): error is NetworkFailure | VitrumError {
  return error instanceof NetworkFailure || (isVitrumError(error) && categoryOf(error) === 'data');
}

function reasonOf(error: NetworkFailure | VitrumError): string {
  if (error instanceof NetworkFailure) return error.message;
  return error.code === 'VITRUM_INVALID_GZIP' ? 'sent a file that is damaged or cut short' : 'sent something else than the published file';
}

function hostOf(mirror: string): string {
  return URL.canParse(mirror) ? new URL(mirror).host : mirror;
}
