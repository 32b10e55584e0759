/** What an address says of the view, beside the run: names in the fragment with their texts as they stand there. */
export type ViewTexts = Readonly<Partial<Record<ViewName, string>>>;

const viewNames = ['lesson', 'room', 'neuron', 'sample', 'drawing', 'point', 'pace'] as const;

export type ViewName = (typeof viewNames)[number];

const names: ReadonlySet<string> = new Set(viewNames);

export const isViewName = (name: string): name is ViewName => names.has(name);
