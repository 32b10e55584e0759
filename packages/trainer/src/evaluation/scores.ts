/** Figures by the name of their metric, per cent where that is its unit. */
export type Scores = Readonly<Record<string, number>>;
