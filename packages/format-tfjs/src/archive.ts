import type { FilesBeside } from '@vitrum/core';
import { listMembers, memberNames, unpack } from '@vitrum/formats/internal';
import { invalidTfjs } from './invalid-tfjs.ts';

/** The model in an archive, as Teachable Machine gives it: its `model.json`, and the files beside that. */
interface ArchivedModel {
  readonly bytes: Uint8Array;
  readonly beside: FilesBeside;
}

/** The place of `model.json` in an archive that has weights beside it; undefined for other bytes, such as an archive of a run of vitrum. */
export function modelPlace(bytes: Uint8Array): string | undefined {
  const names = memberNames(bytes);
  return names.find((name) => /(?:^|\/)model\.json$/.test(name) && names.some((other) => other.endsWith('.bin') && folderOf(other) === folderOf(name)));
}

/** @throws VITRUM_INVALID_MODEL for a damaged archive, and for a file that is not in it */
export async function openArchive(archive: Uint8Array, place: string): Promise<ArchivedModel> {
  const members = listMembers(archive);
  const beside: FilesBeside = async (name) => {
    const path = folderOf(place) + name.replace(/^\.\//, '');
    const member = members.find((each) => each.name === path);
    if (member === undefined) throw invalidTfjs(`its archive holds no ${path}`);
    return unpack(member);
  };
  return { bytes: await beside('model.json'), beside };
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
