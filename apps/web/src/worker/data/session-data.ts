import type { PartsPlan } from '@vitrum/core';
import type { DatasetReference } from '@vitrum/runs';
import type { LoadedData, Session } from '../session.ts';
import { importedFilesPlugin } from './imported-files-plugin.ts';
import { DataLibrary } from './data-library.ts';
import { ServedData } from './served-data.ts';
import { siteAddress } from './site-address.ts';
import { summarizeData } from './summarize-data.ts';

const libraries = new WeakMap<Session, DataLibrary>();

/** The session's data library; its readers of a visitor's own files are registered with it. */
export function libraryOf(session: Session): DataLibrary {
  const known = libraries.get(session);
  if (known !== undefined) return known;
  const library = new DataLibrary(new ServedData(siteAddress));
  libraries.set(session, library);
  session.registry = session.registry.with(importedFilesPlugin(library.files));
  return library;
}

/** How data are read beside what their reference says. */
interface ReadingOptions {
  /** Which samples belong to which part. */
  readonly parts?: PartsPlan | undefined;
  readonly notes?: readonly string[];
}

/**
 * Loads data beside those that the session has.
 *
 * @throws what loading them throws
 */
export async function readData(session: Session, reference: DatasetReference, { parts, notes = [] }: ReadingOptions = {}): Promise<LoadedData> {
  const loaded = await libraryOf(session).load(session.registry, reference, parts);
  return { ...loaded, summary: summarizeData(loaded, notes) };
}
