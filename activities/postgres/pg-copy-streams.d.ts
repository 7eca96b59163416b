/** The package has no types of its own; these are the two functions that we call. */
declare module 'pg-copy-streams' {
  import type { Submittable } from 'pg';
  import type { Readable, Writable } from 'node:stream';

  export function from(text: string): Writable & Submittable;
  export function to(text: string): Readable & Submittable;
}
