import type { Recorded } from '../decider';
import type { PersonEvent } from './events';
import { NEW_RECORD, type KnownPerson, type Person } from './state';

type Event<Type extends PersonEvent['type']> = Extract<PersonEvent, { readonly type: Type }>;

/** What is true after one more fact. */
export function evolve(before: Person, { event, version }: Recorded<PersonEvent>): Person {
  const person = before.phase === 'none' ? NEW_RECORD : before;
  switch (event.type) {
    case 'PersonRegistered':
    case 'IdentityDecided':
    case 'TaxCodeChanged':
      return person;
    case 'EmploymentReported': {
      const { communication, heardOf: of = null } = event;
      return { ...person, told: [...person.told, { communication, of }] };
    }
    case 'DeathReported':
      return { ...person, death: { on: event.diedOn, source: event.source, version } };
    case 'DeathWithdrawn':
      return { ...person, death: null };
    case 'RecordJoined': {
      const { into, because } = event;
      return { ...person, phase: 'joined', into, because, joining: version };
    }
    case 'RecordTakenIn': {
      const { record, records, died } = event;
      const death = died === undefined ? person.death : { ...died, version: died.version ?? version };
      return { ...person, death, taken: [...person.taken, { record, records }] };
    }
    case 'RecordReleased':
      return released(person, event);
    case 'JoiningUndone': {
      const { told, death, taken, released: others } = person;
      return { phase: 'registered', told, death, taken, released: others };
    }
  }
}

function released(person: KnownPerson, event: Event<'RecordReleased'>): KnownPerson {
  const { record, joining, because, records } = event;
  const isTheirs = ({ of }: KnownPerson['told'][number]) => of !== null && records.includes(of);
  const told = person.told.filter(isTheirs);
  return {
    ...person,
    told: person.told.filter((one) => !isTheirs(one)),
    taken: person.taken.filter((one) => one.record !== record),
    released: [...person.released.filter((one) => one.record !== record), { record, joining, because, told }],
  };
}
