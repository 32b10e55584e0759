// What a first view of the network does without, in one file: each by itself would be a request of its own.
export { SaveFigure } from '../figures/save-figure.tsx';
export { BranchCurves } from './branches/branch-curves.tsx';
export { SourcesWords } from './branches/sources-words.tsx';
export { LegendMore } from './legend-more.tsx';
export { ReadUnit } from './read-unit.tsx';
