// A module of its own, so that what only plugins use of the package is loaded with the first plugin.
export * from 'vitrum/parts';
