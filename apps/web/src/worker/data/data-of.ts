import type { PartsPlan } from '@vitrum/core';
import type { DatasetReference } from '@vitrum/runs';
import { isSameJson } from '@vitrum/runs/internal';
import type { LoadedData, Session } from '../session.ts';
import { readData } from './session-data.ts';

/** The present data where they are the same; other parts of them are read anew. */
export async function dataOf(session: Session, dataset: DatasetReference, parts: PartsPlan): Promise<LoadedData> {
  const { data } = session;
  const isPresent = data !== undefined && isSameJson(data.dataset, dataset) && parts.validation === undefined;
  return isPresent ? data : readData(session, dataset, { parts });
}
