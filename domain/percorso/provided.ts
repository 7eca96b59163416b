import type { Breach } from '../programmes/conditionality';

/** What happens only where the programme provides for it. */
export type ProvidedEvent =
  /** An obligation that the person did not keep; which sanction it comes to follows from those that hold. */
  { readonly type: 'BreachRecorded'; readonly breach: Breach };
