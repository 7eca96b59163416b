/** How the keys of commands begin whose completion the ghost worker keeps to itself. */
export const GHOST_PREFIX = 'ghost-';
