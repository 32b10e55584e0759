import type { PortableModel, PortableTensor } from '@vitrum/core';
import { isVitrumError } from '@vitrum/core';
import { readNpy } from '@vitrum/datasets';
import { invalidArchive, listMembers, openEnvelope, unpack } from '@vitrum/formats/internal';
import { envelopeMember } from './envelope-member.ts';

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/**
 * Reads an untrusted NPZ file.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export async function readNpz(archive: Uint8Array): Promise<PortableModel> {
  const members = listMembers(archive);
  const envelope = members.find(({ name }) => name === envelopeMember);
  const tensors: [string, PortableTensor][] = [];
  for (const member of members) {
    if (member.name.endsWith('.npy')) tensors.push([member.name.slice(0, -'.npy'.length), parseArray(await unpack(member), member.name)]);
  }
  return openEnvelope(envelope && new TextDecoder().decode(await unpack(envelope)), Object.fromEntries(tensors));
}

function parseArray(bytes: Uint8Array, name: string): PortableTensor {
  try {
    const { shape, data } = readNpy(bytes, name);
    return { shape, values: Float32Array.from(data) };
  } catch (error) {
    if (isVitrumError(error)) throw invalidArchive(error.message.replace(/\.$/, ''));
    throw error;
  }
}
