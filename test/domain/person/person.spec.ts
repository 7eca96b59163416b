import { end, hire, receivedOn } from '../employment/messages';
import { reported } from '../life';
import { PERSON } from '../../../domain/person/person';
import { personStream } from '../../../domain/identifiers';
import { ask, EMPTY, factsOf } from '../model';
import { CPI, MARIA, moment, PAOLO } from '../values';
import { RULEBOOK } from '../../../domain/programmes';

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

  describe('of whom an office decided who it is', () => {
    const same = { answer: 'same-person', because: 'identity-document', corrected: ['familyName'] } as const;
    const another = { answer: 'another-person', because: 'tax-agency', than: PAOLO } as const;
    const decided = (decision: typeof same | typeof another, seen = world) =>
      ask(seen, { ...registration, command: { type: 'RegisterPerson', decision } });

    it('has the decision as a fact, with who took it and on what evidence', () => {
      const { decision, world: after } = decided(same);
      expect(decision).toMatchObject({
        verdict: 'accepted',
        facts: [{ event: { type: 'IdentityDecided' } }],
      });
      expect(factsOf(after, STREAM).at(-1)).toMatchObject({
        event: { type: 'IdentityDecided', decision: same },
        actor: CPI,
      });
    });

    it('is registered by it where nobody registered her before', () => {
      const types = factsOf(decided(another, EMPTY).world, STREAM).map(({ event }) => event.type);
      expect(types).toEqual(['PersonRegistered', 'IdentityDecided']);
    });

    it('is no other than herself', () => {
      expect(decided({ ...another, than: MARIA }).decision).toMatchObject({
        rejection: { reason: 'person-is-no-other' },
      });
    });

    it('goes on as before: messages, and no second registration', () => {
      const after = decided(same).world;
      expect(ask(after, registration).decision).toMatchObject({
        rejection: { reason: 'person-already-registered' },
      });
      expect(ask(after, reported(hire(1, ['2020-03-02']))).decision).toMatchObject({ verdict: 'accepted' });
    });
  });

  const hired = hire(1, ['2020-03-02']);
  const known = ask(world, reported(hired)).world;
  const tell = (message: Parameters<typeof reported>[0], on?: string) => ask(known, reported(message, on));

  it('is known by the messages about her employment, each once, from its first reception', () => {
    expect(factsOf(known, STREAM).at(-1)).toMatchObject({
      event: { type: 'EmploymentReported', communication: hired },
      effectiveOn: '2020-03-02',
    });
    expect(tell(hired, '2020-03-05').decision).toMatchObject({ verdict: 'accepted', facts: [] });
    expect(tell(receivedOn(hired, '2020-03-05')).decision).toMatchObject({ verdict: 'accepted', facts: [] });
  });

  it('keeps a message that was received before the one that is known', () => {
    expect(tell(receivedOn(hired, '2020-02-20')).decision).toMatchObject({ facts: [{}] });
  });

  it('takes no second content under one protocol', () => {
    expect(tell({ ...hired, weeklyHours: 2000 }).decision).toMatchObject({
      rejection: { reason: 'protocol-already-used' },
    });
  });

  it('takes no message of tomorrow, nor an end of nothing, nor one of a person that nobody registered', () => {
    expect(tell(receivedOn(end(2, hired, '2020-04-30'), '2020-05-05'), '2020-05-04').decision).toMatchObject({
      rejection: { reason: 'date-in-the-future' },
    });
    expect(tell({ ...end(2, hired, '2020-04-30'), refersTo: null }).decision).toMatchObject({
      rejection: { reason: 'communication-incomplete', missing: ['refersTo'] },
    });
    expect(ask(EMPTY, reported(hired)).decision).toMatchObject({ rejection: { reason: 'person-unknown' } });
  });

  it('keeps an end that comes before its hire', () => {
    const early = ask(world, reported(end(2, hired, '2020-04-30')));
    expect(early.decision).toMatchObject({ verdict: 'accepted', facts: [{}] });
  });

  it('takes no end before the first day where that is asked, and as it came where it was told before', () => {
    const wrong = end(2, hired, '2020-03-01');
    const command = { type: 'ReportEmployment', communication: wrong, unlessContradicted: true } as const;
    const careful = { ...reported(wrong), command };
    expect(ask(known, careful).decision).toMatchObject({
      verdict: 'refused',
      rejection: { reason: 'communication-contradicts-hire', missing: ['eventOn'] },
    });
    expect(tell(wrong).decision).toMatchObject({ verdict: 'accepted', facts: [{}] });
    expect(ask(world, careful).decision).toMatchObject({ verdict: 'accepted', facts: [{}] });
  });

  it('owes nothing and waits for nothing', () => {
    expect(PERSON.agenda(PERSON.initial, RULEBOOK)).toEqual({ deadlines: [], owed: [], closed: true });
    expect([PERSON.ledger(PERSON.initial), PERSON.rules(PERSON.initial)]).toEqual(['REGISTERS', undefined]);
  });
});
