import fc from 'fast-check';

// A mutant that no test tells is looked for in every property: with few runs each, and no shrinking of what is found.
fc.configureGlobal({ numRuns: 25, endOnFailure: true });
