/** What reads arrays in files, in a module of its own: it is fetched when files are read. */
export { arraySplits, inputInMemory } from '@vitrum/data-files/without-node';
