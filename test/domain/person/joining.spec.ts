import { parsePersonId, percorsoStream, personStream, type PersonId } from '../../../domain/identifiers';
import { PERSON } from '../../../domain/person/person';
import { communicationsOf, type KnownPerson } from '../../../domain/person/state';
import { RULEBOOK } from '../../../domain/programmes';
import { hire, receivedOn } from '../employment/messages';
import { acted, REGISTERS, SUBMIT } from '../given';
import { begun, lived } from '../life';
import { ask, factsOf, stateOf, type World } from '../model';
import { CPI, made, MARIA, moment, PAOLO, PERCORSO_A, PERCORSO_B } from '../values';
import { asking, because, done, join, joined, parted, percorsoIn, told, woken } from './records';

const [FIRST, SECOND] = [percorsoStream(PERCORSO_A), percorsoStream(PERCORSO_B)];
const THIRD_RECORD = made(parsePersonId, 'eeeeeeee-eeee-4eee-8eee-eeeeeeeeeeee');
const JOB = hire(1, ['2020-03-02']);
const OTHER_JOB = hire(2, ['2020-04-01', '2020-12-31']);
const LATER_JOB = hire(3, ['2020-05-04']);

/** Paolo's record turns out to be another one of Maria's. */
const PAOLO_INTO_MARIA = { record: PAOLO, into: MARIA, on: '2020-03-20' };
const events = (world: World, of: PersonId) => factsOf(world, personStream(of)).map(({ event }) => event);
const heard = (world: World, of: PersonId) =>
  communicationsOf(stateOf(world, personStream(of)) as KnownPerson);

describe('a record that is joined into another of the same person', () => {
  const before = told(told(REGISTERS, JOB, { of: PAOLO, on: '2020-03-03' }), OTHER_JOB, {
    of: MARIA,
    on: '2020-03-31',
  });
  const world = joined(before, PAOLO_INTO_MARIA);

  it('says so, and so does the one that is kept: who decided it, when and on what evidence', () => {
    expect(events(world, PAOLO).at(-1)).toEqual({ type: 'RecordJoined', into: MARIA, because });
    expect(factsOf(world, personStream(PAOLO)).at(-1)).toMatchObject({
      actor: CPI,
      effectiveOn: '2020-03-20',
    });
    const joining = events(world, PAOLO).length;
    const taken = { type: 'RecordTakenIn', record: PAOLO, joining, because, records: [PAOLO] };
    expect(events(world, MARIA)).toContainEqual(taken);
  });

  it('keeps its facts, and the other one has its messages, each once', () => {
    expect(events(world, PAOLO).slice(0, -1)).toEqual(events(before, PAOLO));
    expect(heard(world, MARIA)).toEqual([OTHER_JOB, JOB]);
    const both = joined(told(before, JOB, { of: MARIA, on: '2020-03-03' }), PAOLO_INTO_MARIA);
    expect(heard(both, MARIA)).toEqual([OTHER_JOB, JOB]);
  });

  it('takes nothing any more, and names the one that does', () => {
    const asks = [
      asking(PAOLO, { type: 'ReportEmployment', communication: LATER_JOB }, '2020-05-04'),
      asking(PAOLO, { type: 'ChangeTaxCode', because }, '2020-05-04'),
      asking(
        PAOLO,
        { type: 'RegisterPerson', decision: { answer: 'another-person', because, than: MARIA } },
        '2020-05-04',
      ),
      join({ ...PAOLO_INTO_MARIA, into: THIRD_RECORD }),
      { ...acted('2020-05-04', { ...SUBMIT, personId: PAOLO }), stream: SECOND },
    ];
    for (const asked of asks) {
      const { decision, world: after } = ask(world, asked);
      expect(decision).toMatchObject({ rejection: { reason: 'record-joined', missing: [MARIA] } });
      expect(after).toEqual(world);
    }
  });

  it('is taken in once, however often that is asked, and only by the one into which it was joined', () => {
    const again = ask(world, asking(MARIA, { type: 'TakeInRecord', record: PAOLO }, '2020-03-21'));
    expect(again.decision).toMatchObject({ verdict: 'accepted', facts: [] });
    const stranger = ask(REGISTERS, asking(MARIA, { type: 'TakeInRecord', record: PAOLO }, '2020-03-21'));
    expect(stranger.decision).toMatchObject({
      rejection: { reason: 'record-not-joined', missing: [PAOLO] },
    });
  });

  it('holds a key as long as it is joined', () => {
    const holds = (of: PersonId, at = world) =>
      PERSON.holds?.(stateOf(at, personStream(of)) as KnownPerson, {
        stream: personStream(of),
        rulebook: RULEBOOK,
      }).keys;
    expect([holds(PAOLO), holds(MARIA)]).toEqual([[`joining/${MARIA}/${PAOLO}`], []]);
    expect(Object.keys(world.keys)).toEqual([`joining/${MARIA}/${PAOLO}`]);
    expect(Object.keys(parted(world, { ...PAOLO_INTO_MARIA, on: '2020-04-20' }).keys)).toEqual([]);
  });
});

describe('a joining is refused', () => {
  it.each([
    ['of a record into itself', PAOLO, 'record-is-itself', []],
    ['into one that nobody registered', THIRD_RECORD, 'person-unknown', [THIRD_RECORD]],
  ])('%s', (...[, into, reason, missing]) => {
    const { decision } = ask(REGISTERS, join({ ...PAOLO_INTO_MARIA, into }));
    expect(decision).toMatchObject({ rejection: { reason, missing } });
  });

  it('into one that is joined itself, which names the one that is kept', () => {
    const world = joined(
      done(REGISTERS, asking(THIRD_RECORD, { type: 'RegisterPerson' }, '2020-01-07')),
      PAOLO_INTO_MARIA,
    );
    const { decision } = ask(world, join({ record: THIRD_RECORD, into: PAOLO, on: '2020-04-01' }));
    expect(decision).toMatchObject({ rejection: { reason: 'record-joined', missing: [MARIA] } });
  });

  it('each into the other, also where two offices say so at the same moment', () => {
    const one = done(REGISTERS, join(PAOLO_INTO_MARIA));
    // The other office had read the register before.
    const both = {
      ...one,
      facts: { ...one.facts, [personStream(PAOLO)]: factsOf(REGISTERS, personStream(PAOLO)) },
    };
    const { decision } = ask(both, join({ ...PAOLO_INTO_MARIA, record: MARIA, into: PAOLO }));
    expect(decision).toMatchObject({ rejection: { reason: 'record-joined' } });
  });

  it('where both have an active percorso of one programme, and names the two; not once one has ended', () => {
    const one = done(REGISTERS, acted('2020-01-07', SUBMIT));
    const two = done(one, { ...acted('2020-01-08', { ...SUBMIT, personId: PAOLO }), stream: SECOND });
    const joining = { ...PAOLO_INTO_MARIA, pathways: [PERCORSO_A, PERCORSO_B] };
    const { decision, world } = ask(two, join(joining));
    expect(decision).toMatchObject({
      rejection: { reason: 'percorso-active-in-both', missing: [PERCORSO_A, PERCORSO_B] },
    });
    expect(world).toEqual(two);
    const left = done(two, {
      ...acted('2020-03-19', { type: 'ReportAbandonment', cause: 'declared' }),
      stream: SECOND,
    });
    expect(ask(left, join(joining)).decision).toMatchObject({ verdict: 'accepted' });
  });
});

describe('the percorsi of both records', () => {
  /** Maria's percorso has met its provider; Paolo's is only asked for, in a programme of its own. */
  const started = lived(begun());
  const job = (world: World) => percorsoIn(world, FIRST).dossier.money.expected;

  it('of the kept one: it hears what only the other had heard, and earns by it', () => {
    const apart = woken(told(started.world, JOB, { of: PAOLO, on: '2020-03-03' }), '2020-03-19', FIRST);
    expect(job(apart).cents).toBe(0);
    const world = woken(joined(apart, PAOLO_INTO_MARIA), '2020-03-21', FIRST);
    expect(job(world)).toMatchObject({ relationship: JOB.protocol, cents: 340_000 });
    expect(factsOf(world, FIRST).find(({ event }) => event.type === 'PersonJoined')).toMatchObject({
      event: { from: PAOLO, into: MARIA },
      toldAt: moment('2020-03-20'),
    });
  });

  it('of the joined one: it keeps its stream, goes on under the kept person, and hears what comes to her', () => {
    const joining = { record: MARIA, into: PAOLO, on: '2020-03-20', pathways: [PERCORSO_A] };
    const apart = woken(told(started.world, OTHER_JOB, { of: PAOLO, on: '2020-03-31' }), '2020-03-31', FIRST);
    const world = woken(joined(apart, { ...joining, on: '2020-04-02' }), '2020-04-03', FIRST);
    expect(percorsoIn(world, FIRST)).toMatchObject({ personId: PAOLO, phase: 'open' });
    expect(percorsoIn(world, FIRST).dossier.communications).toEqual([OTHER_JOB]);
    // What had been told before it followed her is told to it then.
    const observed = factsOf(world, FIRST).find(({ event }) => event.type === 'EmploymentObserved');
    expect(observed?.toldAt).toBe(moment('2020-04-02'));
    const later = woken(
      told(world, LATER_JOB, { of: MARIA, on: '2020-05-04', kept: PAOLO }),
      '2020-05-05',
      FIRST,
    );
    expect(job(later)).toMatchObject({ relationship: LATER_JOB.protocol, cents: 340_000 });
  });

  it('bar another one: her place is held under the record of its adhesion until it ends', () => {
    const joining = { record: MARIA, into: PAOLO, on: '2020-03-20', pathways: [PERCORSO_A] };
    const world = joined(started.world, joining);
    const again = (on: string) => ({ ...acted(on, { ...SUBMIT, personId: PAOLO }), stream: SECOND });
    for (const seen of [world, woken(world, '2020-03-21', FIRST)])
      expect(ask(seen, again('2020-03-22')).decision).toMatchObject({
        rejection: { reason: 'percorso-already-active' },
      });
    const gone = done(world, acted('2020-03-23', { type: 'ReportAbandonment', cause: 'declared' }));
    const second = done(gone, again('2020-03-24'));
    const places = Object.keys(second.keys).filter((key) => key.startsWith('active-percorso'));
    expect(places.sort()).toEqual([MARIA, PAOLO].map((of) => `active-percorso/TOS-PIO2/${of}`));
    expect(percorsoIn(second, SECOND).dossier.places).toEqual([MARIA]);
    // After the joining was undone, only the place of the person that it is about is held.
    const apart = woken(parted(second, { ...joining, on: '2020-04-20' }), '2020-04-21', FIRST, SECOND);
    expect(Object.keys(apart.keys)).toEqual([`active-percorso/TOS-PIO2/${PAOLO}`]);
  });
});

describe('a joining that was a mistake', () => {
  const joining = { record: PAOLO, into: MARIA, on: '2020-03-20' };
  const started = lived(begun());
  const apart = told(told(started.world, JOB, { of: PAOLO, on: '2020-03-03' }), OTHER_JOB, {
    of: MARIA,
    on: '2020-03-31',
  });
  const together = woken(joined(apart, { ...joining, on: '2020-04-02' }), '2020-04-03', FIRST);
  const later = woken(
    told(together, LATER_JOB, { of: PAOLO, on: '2020-05-04', kept: MARIA }),
    '2020-05-05',
    FIRST,
  );
  const undone = woken(parted(later, { ...joining, on: '2020-06-01' }), '2020-06-02', FIRST);

  it('is undone by facts that name it, and nothing is lost: each has what was told of it', () => {
    const joinedAt = events(undone, PAOLO).findIndex(({ type }) => type === 'RecordJoined') + 1;
    expect(events(undone, MARIA).at(-1)).toMatchObject({
      type: 'RecordReleased',
      record: PAOLO,
      joining: joinedAt,
      because: 'declared',
      communications: [JOB, LATER_JOB],
    });
    expect(events(undone, PAOLO).find(({ type }) => type === 'JoiningUndone')).toEqual({
      type: 'JoiningUndone',
      from: MARIA,
      joining: joinedAt,
      because: 'declared',
    });
    expect(heard(undone, PAOLO)).toEqual([JOB, LATER_JOB]);
    expect(heard(undone, MARIA)).toEqual([OTHER_JOB]);
  });

  it('takes back from the percorso of the kept one what was earned by the other’s job', () => {
    expect(percorsoIn(later, FIRST).dossier.money.expected).toMatchObject({ relationship: JOB.protocol });
    const { communications, money } = percorsoIn(undone, FIRST).dossier;
    expect(communications).toEqual([OTHER_JOB]);
    expect(money.expected).toMatchObject({ relationship: OTHER_JOB.protocol });
  });

  it('gives a percorso of the joined one back to its person, who goes on', () => {
    const other = { record: MARIA, into: PAOLO, on: '2020-04-02', pathways: [PERCORSO_A] };
    const away = woken(joined(apart, other), '2020-04-03', FIRST);
    expect(percorsoIn(away, FIRST).dossier.communications).toEqual([OTHER_JOB, JOB]);
    const own = woken(
      told(away, LATER_JOB, { of: MARIA, on: '2020-05-04', kept: PAOLO }),
      '2020-05-05',
      FIRST,
    );
    const home = woken(parted(own, { ...other, on: '2020-06-01' }), '2020-06-02', FIRST);
    expect(percorsoIn(home, FIRST)).toMatchObject({ personId: MARIA, phase: 'open' });
    expect(percorsoIn(home, FIRST).dossier.communications).toEqual([OTHER_JOB, LATER_JOB]);
    const job = hire(4, ['2020-07-01']);
    const goes = woken(told(home, job, { of: MARIA, on: '2020-07-01' }), '2020-07-02', FIRST);
    expect(percorsoIn(goes, FIRST).dossier.communications).toContainEqual(job);
    expect(percorsoIn(goes, FIRST).dossier.communications).toHaveLength(3);
  });

  it('can be decided again after all, and undone again', () => {
    const other = { record: MARIA, into: PAOLO, on: '2020-04-02', pathways: [PERCORSO_A] };
    let world = apart;
    for (const [on, off] of [
      ['2020-04-02', '2020-04-10'],
      ['2020-04-12', '2020-04-14'],
    ] as const) {
      // It may hear of the one before or after the other.
      world = parted(joined(world, { ...other, on }), { ...other, on: off });
      world = woken(world, off, FIRST);
      expect(percorsoIn(world, FIRST)).toMatchObject({ personId: MARIA });
    }
    world = woken(joined(world, { ...other, on: '2020-05-02' }), '2020-05-02', FIRST);
    expect(percorsoIn(world, FIRST)).toMatchObject({ personId: PAOLO });
    expect(percorsoIn(world, FIRST).dossier.communications).toEqual([OTHER_JOB, JOB]);
  });

  it('is not undone of a record that is not joined, nor before a later one', () => {
    const joining = events(undone, PAOLO).findIndex(({ type }) => type === 'RecordJoined') + 1;
    const release = (of: PersonId, record: PersonId) =>
      asking(of, { type: 'ReleaseRecord', record, joining, because }, '2020-06-03');
    expect(ask(undone, release(MARIA, PAOLO)).decision).toMatchObject({
      rejection: { reason: 'record-not-joined', missing: [PAOLO] },
    });
    expect(ask(undone, asking(PAOLO, { type: 'ReopenRecord' }, '2020-06-03')).decision).toMatchObject({
      rejection: { reason: 'record-not-joined' },
    });
    expect(ask(together, asking(PAOLO, { type: 'ReopenRecord' }, '2020-06-03')).decision).toMatchObject({
      rejection: { reason: 'record-joined', missing: [MARIA] },
    });
    const third = done(together, asking(THIRD_RECORD, { type: 'RegisterPerson' }, '2020-04-04'));
    const chained = joined(third, {
      record: MARIA,
      into: THIRD_RECORD,
      on: '2020-04-05',
      pathways: [PERCORSO_A],
    });
    expect(ask(chained, release(MARIA, PAOLO)).decision).toMatchObject({
      rejection: { reason: 'record-joined', missing: [THIRD_RECORD] },
    });
    // What is told of a record meanwhile let go is told of nobody.
    expect(
      ask(
        undone,
        asking(MARIA, { type: 'ReportEmployment', communication: LATER_JOB, heardOf: PAOLO }, '2020-06-03'),
      ).decision,
    ).toMatchObject({ rejection: { reason: 'record-not-joined', missing: [PAOLO] } });
  });

  it('in a row of three the last is undone first, and each has its own again', () => {
    const third = done(together, asking(THIRD_RECORD, { type: 'RegisterPerson' }, '2020-04-04'));
    const last = { record: MARIA, into: THIRD_RECORD, on: '2020-04-05', pathways: [PERCORSO_A] };
    const chained = woken(joined(third, last), '2020-04-06', FIRST);
    const told3 = told(chained, LATER_JOB, { of: PAOLO, on: '2020-05-04', kept: THIRD_RECORD });
    expect(heard(told3, THIRD_RECORD)).toEqual([OTHER_JOB, JOB, LATER_JOB]);
    const two = woken(parted(told3, { ...last, on: '2020-06-01' }), '2020-06-02', FIRST);
    expect([heard(two, THIRD_RECORD), heard(two, MARIA)]).toEqual([[], [OTHER_JOB, JOB, LATER_JOB]]);
    expect(percorsoIn(two, FIRST)).toMatchObject({ personId: MARIA });
    const one = woken(parted(two, { ...joining, on: '2020-06-03' }), '2020-06-04', FIRST);
    expect([heard(one, MARIA), heard(one, PAOLO)]).toEqual([[OTHER_JOB], [JOB, LATER_JOB]]);
    expect(percorsoIn(one, FIRST).dossier.communications).toEqual([OTHER_JOB]);
  });
});

it('of two contents of one protocol the same counts, whichever record had which', () => {
  const [one, other] = [JOB, receivedOn({ ...JOB, weeklyHours: 2000 }, JOB.receivedOn)];
  const started = lived(begun()).world;
  const results = [
    [one, other],
    [other, one],
  ].map(([ofMaria = one, ofPaolo = other]) => {
    const both = told(told(started, ofMaria, { of: MARIA, on: '2020-03-03' }), ofPaolo, {
      of: PAOLO,
      on: '2020-03-03',
    });
    const world = woken(joined(both, PAOLO_INTO_MARIA), '2020-03-21', FIRST);
    // Either of them may come again.
    for (const again of [one, other])
      expect(
        ask(world, asking(MARIA, { type: 'ReportEmployment', communication: again }, '2020-03-22')).decision,
      ).toMatchObject({ verdict: 'accepted' });
    return percorsoIn(world, FIRST).dossier.money.expected;
  });
  expect(results[0]).toEqual(results[1]);
});
