import type { ReadingDecision } from '@vitrum/core';

/** The requested value; `auto` depends on the pictures. */
interface Asked {
  readonly channels: string;
}

/** The form of all decoded pictures. */
interface Chosen {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly fit: string;
  readonly background: string;
}

/** The decisions about the form of pictures. */
export function pictureDecisions({ channels }: Asked, chosen: Chosen, sizeReason: string): readonly ReadingDecision[] {
  return [
    {
      subject: 'size',
      value: `${chosen.width} × ${chosen.height}`,
      reason: sizeReason,
      option: 'size',
    },
    {
      subject: 'color',
      value: chosen.channels === 1 ? 'gray' : 'red, green and blue',
      reason: channels !== 'auto' ? 'an option says so' : chosen.channels === 1 ? 'no picture has color' : 'some pictures have color',
      option: 'channels',
    },
    { subject: 'other proportions', value: chosen.fit, reason: 'the default, or an option says so', option: 'fit' },
    { subject: 'background', value: chosen.background, reason: 'the default, or an option says so', option: 'background' },
  ];
}
