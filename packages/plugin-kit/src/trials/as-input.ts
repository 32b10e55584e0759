/** A number that a network can read: itself, or one of its indices where it reads nothing but these; see `Network.indices`. */
export const asInput = (x: number, indices: number | undefined): number => (indices === undefined ? x : Math.floor(Math.abs(x) * 1000) % indices);
