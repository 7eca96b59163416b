import { z } from 'zod';
import { civilDate } from '../commands/shapes';

/** The body of a step that says nothing but its day. */
export const step = z.strictObject({ on: civilDate }).meta({
  id: 'Step',
  description: 'A step that took place on a day.',
  example: { on: '2020-01-15' },
});
