import { percorsoStream, personStream, type PersonId } from '../../../domain/identifiers';
import { heldBy } from '../../../domain/percorso/claims';
import type { PercorsoEventType } from '../../../domain/percorso/events';
import { acted, REGISTERS, SUBMIT } from '../given';
import { ask, factsOf, type World } from '../model';
import { day, MARIA, PAOLO, PERCORSO_A, PERCORSO_B } from '../values';
import { asking, done, join, joined, parted, percorsoIn, woken } from './records';

const [FIRST, SECOND] = [percorsoStream(PERCORSO_A), percorsoStream(PERCORSO_B)];
/** Paolo's record turns out to be another one of Maria's, whose percorso stays hers. */
const KEEPS = { record: PAOLO, into: MARIA, on: '2020-03-20', pathways: [PERCORSO_A] };
/** Or hers turns out to be another one of his, so that her percorso goes on under his. */
const MOVES = { record: MARIA, into: PAOLO, on: '2020-03-20', pathways: [PERCORSO_A] };
const HERS = done(REGISTERS, acted('2020-01-07', SUBMIT));

const source = 'population-register';
const died = (of: PersonId, on: string, toldOn: string) =>
  asking(of, { type: 'ReportDeath', on: day(on), source }, toldOn);
const alive = (of: PersonId, on: string) => asking(of, { type: 'WithdrawDeath', source }, on);
const seen = (world: World, on: string) => woken(world, on, FIRST);
const count = (world: World, type: PercorsoEventType) =>
  factsOf(world, FIRST).filter(({ event }) => event.type === type).length;
const DEAD = { phase: 'ended', end: { how: 'deceased', on: '2020-03-15' } };

describe('a death told of one of two records', () => {
  it('of the joined one, ends the percorso of the kept one, and gives back what it held', () => {
    const told = done(HERS, died(PAOLO, '2020-03-15', '2020-03-16'));
    expect(percorsoIn(seen(told, '2020-03-17'), FIRST)).toMatchObject({ phase: 'open' });
    const world = seen(joined(told, KEEPS), '2020-03-21');
    expect(percorsoIn(world, FIRST)).toMatchObject(DEAD);
    expect(Object.keys(world.keys)).toEqual([`joining/${MARIA}/${PAOLO}`]);
    expect([count(world, 'DeathObserved'), count(world, 'PercorsoClosedByDeath')]).toEqual([1, 1]);
    const later = acted('2020-04-01', SUBMIT);
    expect(ask(world, { ...later, stream: SECOND }).decision).toMatchObject({
      rejection: { reason: 'person-deceased', missing: ['2020-03-15'] },
    });
  });

  it('of the kept one, ends the percorso of the joined one', () => {
    const told = done(HERS, died(PAOLO, '2020-03-15', '2020-03-16'));
    const world = seen(joined(told, MOVES), '2020-03-21');
    expect(percorsoIn(world, FIRST)).toMatchObject({ ...DEAD, personId: PAOLO });
  });

  it.each([
    ['kept', KEEPS],
    ['joined', MOVES],
  ])('while they are joined, ends the percorso of the %s one', (_, joining) => {
    const told = done(joined(HERS, joining), died(joining.into, '2020-03-15', '2020-03-25'));
    expect(percorsoIn(seen(told, '2020-03-26'), FIRST)).toMatchObject(DEAD);
  });

  it.each([
    ['kept', KEEPS],
    ['joined', MOVES],
  ])('or of both, ends the percorso of the %s one once', (_, joining) => {
    const both = [died(MARIA, '2020-03-15', '2020-03-16'), died(PAOLO, '2020-03-15', '2020-03-17')];
    const world = seen(joined(seen(both.reduce(done, HERS), '2020-03-18'), joining), '2020-03-21');
    expect(percorsoIn(world, FIRST)).toMatchObject(DEAD);
    expect(count(world, 'PercorsoClosedByDeath')).toBe(1);
    expect(seen(world, '2020-05-01')).toEqual(seen(world, '2020-03-21'));
  });

  it('on another day each, is to be settled before they are joined', () => {
    const both = [died(MARIA, '2020-03-15', '2020-03-16'), died(PAOLO, '2020-03-14', '2020-03-17')];
    expect(ask(both.reduce(done, HERS), join(KEEPS)).decision).toMatchObject({
      rejection: { reason: 'death-already-reported', missing: ['2020-03-15'] },
    });
  });
});

describe('a death told in error', () => {
  it.each([
    ['kept', KEEPS],
    ['joined', MOVES],
  ])('and taken back before the joining ends no percorso of the %s one; a true one does', (_, joining) => {
    const told = [died(PAOLO, '2020-03-10', '2020-03-11'), alive(PAOLO, '2020-03-12')].reduce(done, HERS);
    const world = seen(joined(told, joining), '2020-03-21');
    expect(percorsoIn(world, FIRST)).toMatchObject({ phase: 'open', dossier: { death: null } });
    const true1 = seen(done(world, died(joining.into, '2020-03-15', '2020-03-25')), '2020-03-26');
    expect(percorsoIn(true1, FIRST)).toMatchObject({ ...DEAD, dossier: { death: { on: '2020-03-15' } } });
  });

  it.each([
    ['kept', KEEPS],
    ['joined', MOVES],
  ])('and taken back after it is so of the percorso of the %s one', (_, joining) => {
    for (const record of [MARIA, PAOLO]) {
      const told = seen(done(HERS, died(record, '2020-03-15', '2020-03-16')), '2020-03-17');
      const world = done(seen(joined(told, joining), '2020-03-21'), alive(joining.into, '2020-04-01'));
      const after = seen(world, '2020-04-02');
      expect(percorsoIn(after, FIRST).dossier.death).toBeNull();
      expect(seen(after, '2020-06-01')).toEqual(after);
    }
  });

  it('stays so of both where they are parted, until it is taken back of the one who lives', () => {
    const told = done(joined(HERS, MOVES), died(PAOLO, '2020-03-15', '2020-03-25'));
    const apart = seen(parted(seen(told, '2020-03-26'), { ...MOVES, on: '2020-04-01' }), '2020-04-02');
    expect(percorsoIn(apart, FIRST)).toMatchObject({ ...DEAD, personId: MARIA });
    expect(count(apart, 'PercorsoClosedByDeath')).toBe(1);
    const living = seen(done(apart, alive(MARIA, '2020-04-03')), '2020-04-04');
    expect(percorsoIn(living, FIRST).dossier.death).toBeNull();
    const again = seen(joined(living, { ...MOVES, on: '2020-05-01' }), '2020-05-02');
    expect(percorsoIn(again, FIRST)).toMatchObject({
      personId: PAOLO,
      dossier: { death: { on: '2020-03-15' } },
    });
  });

  it('before somebody adheres is not taken back again when she dies', () => {
    const before = [died(MARIA, '2020-01-02', '2020-01-03'), alive(MARIA, '2020-01-04')];
    const told = done(before.reduce(done, REGISTERS), acted('2020-01-07', SUBMIT));
    const world = seen(done(told, died(MARIA, '2020-03-15', '2020-03-16')), '2020-05-01');
    expect(percorsoIn(world, FIRST)).toMatchObject({ ...DEAD, dossier: { death: { on: '2020-03-15' } } });
    expect(count(world, 'DeathDisproved')).toBe(0);
  });
});

describe('an end that is corrected after two records were joined', () => {
  const ended = seen(
    done(HERS, acted('2020-02-03', { type: 'ReportAbandonment', cause: 'declared' })),
    '2020-02-04',
  );
  const version = factsOf(ended, FIRST).findIndex(({ event }) => event.type === 'PercorsoAbandoned') + 1;
  const corrected = acted('2020-04-01', {
    type: 'CorrectFact',
    corrects: version,
    instead: null,
    withdraws: [],
  });
  const places = [MARIA, PAOLO].map((one) => `active-percorso/${SUBMIT.programme}/${one}`);

  it.each([
    ['kept', KEEPS],
    ['joined', MOVES],
  ])(
    'takes the place again under every record of the person, of the percorso of the %s one',
    (_, joining) => {
      const world = done(seen(joined(ended, joining), '2020-03-21'), corrected);
      const percorso = percorsoIn(world, FIRST);
      expect(percorso.phase).toBe('open');
      expect([...heldBy(percorso).keys].sort()).toEqual([...places].sort());
      expect(Object.keys(world.keys)).toEqual(expect.arrayContaining(places));
      const over = done(world, acted('2020-04-02', { type: 'ReportAbandonment', cause: 'declared' }));
      expect(Object.keys(over.keys)).toEqual([`joining/${MARIA}/${PAOLO}`]);
    },
  );

  it('gives the place under the other record back where they are parted', () => {
    const world = done(seen(joined(ended, KEEPS), '2020-03-21'), corrected);
    const apart = seen(parted(world, { ...KEEPS, on: '2020-05-01' }), '2020-05-02');
    expect(Object.keys(apart.keys)).toEqual([places[0]]);
    expect(heldBy(percorsoIn(apart, FIRST)).keys).toEqual([places[0]]);
  });

  it('is refused where another percorso of the person is active by then, under whichever record it began', () => {
    const other = {
      ...acted('2020-03-01', { ...SUBMIT, personId: PAOLO }),
      stream: SECOND,
    };
    const world = seen(joined(done(ended, other), KEEPS), '2020-03-21');
    expect(ask(world, corrected).decision).toMatchObject({
      rejection: { reason: 'percorso-already-active' },
    });
  });

  it('and an adhesion that is told again stays that of the record of which it was told', () => {
    const world = seen(joined(HERS, MOVES), '2020-03-21');
    const instead = {
      ...SUBMIT,
      on: day('2020-01-07'),
      personId: PAOLO,
      facts: { ...SUBMIT.facts, ageYears: { known: 40 } },
    };
    const told = acted('2020-04-01', { type: 'CorrectFact', corrects: 1, instead, withdraws: [] });
    const after = done(world, told);
    expect(percorsoIn(after, FIRST)).toMatchObject({ personId: PAOLO, facts: { ageYears: { known: 40 } } });
    expect(heldBy(percorsoIn(after, FIRST)).keys).toEqual([places[0]]);
  });
});

it('a death counts for the person from the joining on: of the record that is kept, whichever had it', () => {
  const world = joined(done(HERS, died(PAOLO, '2020-03-15', '2020-03-16')), KEEPS);
  expect(factsOf(world, personStream(MARIA)).at(-1)?.event).toMatchObject({
    type: 'RecordTakenIn',
    died: { on: '2020-03-15', source, version: null },
  });
  expect(ask(world, died(MARIA, '2020-03-15', '2020-03-25')).decision).toMatchObject({ facts: [] });
});
