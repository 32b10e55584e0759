/** The parts of the lab that a lesson can highlight, by `data-part`, described for a sentence. */
export const partNames = {
  data: 'the strip of pictures',
  pad: 'the drawing pad',
  network: 'the network',
  curves: 'the curves',
  controls: 'the buttons at the top',
  settings: 'the room “Settings”',
  weights: 'the room “Weights”',
  neuron: 'the room “One neuron”',
  valley: 'the room “The valley”',
  results: 'the room “Mistakes”',
} as const;

/** A part of the lab that a lesson can highlight. */
export type Part = keyof typeof partNames;
