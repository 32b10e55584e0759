/** The files of datasets, `data/<folder>/<file>`: cached when first fetched, since published files do not change. */
export const keptData = /\/data\/[^/?]+\/[^/?]+$/;
