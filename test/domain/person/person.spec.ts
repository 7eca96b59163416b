import { PERSON } from '../../../domain/person/person';
import { personStream } from '../../../domain/identifiers';
import { ask, EMPTY, factsOf } from '../model';
import { CPI, MARIA, moment } from '../values';

const STREAM = personStream(MARIA);
const registration = {
  stream: STREAM,
  command: { type: 'RegisterPerson' },
  at: moment('2020-01-06', '23:30:00.000Z'),
  actor: CPI,
} as const;

describe('a person', () => {
  const { world } = ask(EMPTY, registration);

  it('is registered on the day that it is in Italy, and the register says nothing else of her', () => {
    expect(factsOf(world, STREAM)).toMatchObject([
      { event: { type: 'PersonRegistered' }, effectiveOn: '2020-01-07', basis: [], version: 1 },
    ]);
    expect(factsOf(world, STREAM)[0]?.event).toEqual({ type: 'PersonRegistered' });
  });

  it('is registered only once', () => {
    expect(ask(world, registration).decision).toMatchObject({
      verdict: 'refused',
      rejection: { reason: 'person-already-registered' },
    });
  });

  it('owes nothing and waits for nothing', () => {
    expect(PERSON.agenda(PERSON.initial)).toEqual({ deadlines: [], owed: [], closed: true });
    expect([PERSON.ledger(PERSON.initial), PERSON.rules(PERSON.initial)]).toEqual(['REGISTERS', undefined]);
  });
});
