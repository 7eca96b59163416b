/** What the rules are provided as: they are plain data, and have no class to be asked for by. */
export const RULES = Symbol('rulebook');
