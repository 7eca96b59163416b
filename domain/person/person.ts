import { accept, NOTHING_DUE, refuse, type Decider } from '../decider';

/** A person as the register knows one: that the identifier exists. Employment facts will follow on this stream. */
export type Person = { readonly phase: 'none' } | { readonly phase: 'registered' };
export interface PersonCommand {
  readonly type: 'RegisterPerson';
}
export interface PersonEvent {
  readonly type: 'PersonRegistered';
}

export const PERSON: Decider<Person, PersonCommand, PersonEvent> = {
  kind: 'person',
  initial: { phase: 'none' },
  evolve: () => ({ phase: 'registered' }),
  decide: (_command, person, { today }) =>
    person.phase === 'none'
      ? accept([{ event: { type: 'PersonRegistered' }, effectiveOn: today, basis: [] }])
      : refuse('person-already-registered'),
  expire: () => accept([]),
  agenda: () => NOTHING_DUE,
  needs: () => [],
  ledger: () => 'REGISTERS',
  rules: () => undefined,
};
