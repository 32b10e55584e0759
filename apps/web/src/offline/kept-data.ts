/** The files of datasets, `data/<folder>/<file>`: they are kept when they are first fetched, since what was published does not change. */
export const keptData = /\/data\/[^/?]+\/[^/?]+$/;
