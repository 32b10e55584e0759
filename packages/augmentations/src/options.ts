/** What comes into the picture from beyond its border. */
export const fill = {
  type: 'string',
  choices: ['zero', 'edge'],
  default: 'zero',
  description: 'What fills the picture beyond its border: 0, or the nearest pixel of the border.',
} as const;

/** Degrees as radians. */
export const radians = (degrees: number): number => (degrees * Math.PI) / 180;
