import fc from 'fast-check';

// Few runs of each property, always the same ones, and no shrinking of what is found: a change is told or it is not.
fc.configureGlobal({ numRuns: 25, seed: 2020, endOnFailure: true });
