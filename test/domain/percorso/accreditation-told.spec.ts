import fc from 'fast-check';
import type { AplCommand } from '../../../domain/apl/commands';
import { isAccreditedOn, type Apl } from '../../../domain/apl/state';
import { aplStream } from '../../../domain/identifiers';
import { possibilities } from '../../../domain/percorso/guard';
import { amended, type Rulebook } from '../../../domain/programmes/rulebook';
import { TOS_PIO2, TOS_PIO2_THIRD } from '../../../domain/programmes/tos-pio2';
import { addDays } from '../../../domain/time/civil-date';
import { acted, given, registersUnder, type Given } from '../given';
import { allDone, begun, happened, hour, lived, until } from '../life';
import { factsOf, replayed, type Asked } from '../model';
import { everyDay, FIRST_READING, SETTLED_READING, THIRD_READING } from '../readings';
import * as values from '../values';
import { APL_GINESTRA, APL_ROTTA, day, only, OFFICER } from '../values';

const EVERY_DAY = everyDay(amended(TOS_PIO2_THIRD, { version: 'every-day' }));
const RULES: Rulebook = { programmes: [{ ...TOS_PIO2, versions: [...TOS_PIO2.versions, EVERY_DAY] }] };

const told = (on: string, command: AplCommand, aplId = APL_GINESTRA): Asked => ({
  stream: aplStream(aplId),
  command,
  at: values.moment(on, '08:00:00.000Z'),
  actor: OFFICER,
});
const struckOff = (on: string, toldOn = on) => told(toldOn, { type: 'WithdrawAccreditation', on: day(on) });
const suspended = (from: string, to: string | null, toldOn = from) =>
  told(toldOn, { type: 'SuspendApl', from: day(from), to: to === null ? null : day(to) });
const accredited = (from: string, to: string | null, toldOn: string) =>
  told(toldOn, {
    type: 'AccreditApl',
    name: 'Ginestra',
    from: day(from),
    to: to === null ? null : day(to),
  });

const changes = (life: Given) =>
  life.facts.flatMap(({ event, effectiveOn, toldAt, causation }) =>
    event.type === 'AccreditationChanged'
      ? [[effectiveOn, toldAt.slice(0, 10), causation.split('/')[0], ...event.without]]
      : [],
  );
const mayChange = (life: Given) =>
  possibilities(life.percorso, life.world.rulebook).find(({ command }) => command === 'ChangeApl');

describe('a provider that is struck off or suspended', () => {
  it('is told of to the parties as soon as it is known, and nobody has to act first', () => {
    const chosen = allDone(given('apl-chosen', registersUnder(RULES)));
    expect(mayChange(chosen)).toMatchObject({ allowed: false, reason: 'step-not-allowed-now' });
    const lost = chosen.and(struckOff('2020-01-17')).andWaited('2020-01-17');
    expect(changes(lost)).toEqual([['2020-01-17', '2020-01-17', 'observed', APL_GINESTRA]]);
    expect(lost.agenda.owed).toMatchObject([
      { effect: 'notify-parties', details: { occasion: 'AccreditationChanged' } },
    ]);
    expect(mayChange(lost)).toEqual({ command: 'ChangeApl', allowed: true, missing: [] });
    const open = allDone(lost.and(acted('2020-01-18', { type: 'ChangeApl' })));
    expect(open.seen).toMatchObject({ stage: 'issued', provider: null });
    const again = open.and(acted('2020-01-18', { type: 'ChooseApl', provider: only(APL_ROTTA) }));
    expect(mayChange(again)).toMatchObject({ allowed: false });
    expect(changes(again)).toHaveLength(1);
  });

  it('on a day to come is known at once, and told on that day; so is that a suspension is over', () => {
    const known = until(
      begun({ rulebook: RULES }).and(suspended('2020-02-10', '2020-02-20', '2020-02-03')),
      '2020-02-04',
    );
    expect(happened(known, 'AccreditationRead')).toHaveLength(1);
    expect(changes(known)).toEqual([]);
    known.due({ accreditation: '2020-02-09' });
    const during = until(known, '2020-02-11');
    expect(mayChange(during)).toMatchObject({ allowed: true });
    const over = until(during, '2020-02-22');
    expect(changes(over)).toEqual([
      ['2020-02-10', '2020-02-09', 'deadline', APL_GINESTRA],
      ['2020-02-21', '2020-02-20', 'deadline'],
    ]);
  });

  it('is not told of where its accreditation is renewed before it ends', () => {
    const ending = begun({ rulebook: RULES }).and(struckOff('2020-03-01', '2020-02-03'));
    const renewed = until(
      until(ending, '2020-02-10').and(accredited('2020-03-01', null, '2020-02-10')),
      '2020-04-01',
    );
    expect(happened(renewed, 'AccreditationRead')).toHaveLength(2);
    expect(changes(renewed)).toEqual([]);
  });

  it('whose number of places alone is told is as it was', () => {
    const places = told('2020-02-03', { type: 'SetAplPlaces', on: day('2020-02-03'), places: 5 });
    const life = begun({ rulebook: RULES }).and(places);
    expect(life.andWaited('2020-03-01').facts).toHaveLength(life.facts.length);
  });

  it('was left before it was struck off: what it earned is read again, and nobody is told of its place', () => {
    const left = lived(
      begun({ rulebook: RULES }),
      hour('2020-02-10', 1),
      acted('2020-02-17', { type: 'ChangeApl' }),
      acted('2020-02-20', { type: 'ChooseApl', provider: only(APL_ROTTA) }),
      struckOff('2020-02-03', '2020-02-25'),
    );
    const read = until(left, '2020-02-26');
    expect(happened(read, 'AccreditationRead')).toMatchObject([
      { unaccredited: [{ body: APL_GINESTRA, from: '2020-02-03', to: null }] },
    ]);
    expect(changes(read)).toEqual([]);
  });

  it.each([
    ['the first', FIRST_READING],
    ['the settled', SETTLED_READING],
    ['the third, whose first day is to come,', THIRD_READING],
  ])('is nothing to a percorso under %s reading', (_, rulebook) => {
    const life = begun({ rulebook });
    const after = life.and(struckOff('2020-02-03')).andWaited('2020-02-10');
    expect(after.facts).toEqual(life.facts);
  });
});

describe('whenever a percorso is woken', () => {
  const FROM = day('2020-01-21');
  const LAST = day('2020-06-20');
  const known = ({ percorso }: Given) =>
    percorso.phase === 'open' ? percorso.dossier.accreditation.without : undefined;
  const turnsOf = ({ facts }: Given) =>
    facts.flatMap(({ event, effectiveOn: on, toldAt: at }) =>
      event.type === 'AccreditationChanged' ? [{ on, at, without: event.without }] : [],
    );
  const registerOf = ({ world }: Given, at = values.moment(LAST)): Apl => {
    const stream = aplStream(APL_GINESTRA);
    return replayed(
      factsOf(world, stream).filter(({ toldAt }) => toldAt <= at),
      stream,
    ) as Apl;
  };
  const days = fc.integer({ min: 0, max: 120 });
  const tellings = fc.array(
    fc.record({ first: days, length: fc.integer({ min: 0, max: 30 }), toldOn: days }),
    {
      maxLength: 4,
    },
  );

  it('it knows of its provider what the register says, and was told of each turn of it once, on its day', () => {
    fc.assert(
      fc.property(tellings, fc.uniqueArray(days, { maxLength: 5 }), (spans, wakes) => {
        const asks = spans.map(({ first, length, toldOn }) =>
          suspended(addDays(FROM, first), addDays(FROM, first + length), addDays(FROM, toldOn)),
        );
        const woken = wakes.map((nth) => ({ on: addDays(FROM, nth), ask: undefined }));
        const all = [...asks.map((ask) => ({ on: ask.at, ask })), ...woken];
        const lastly = all
          .sort((one, other) => (one.on < other.on ? -1 : 1))
          .reduce(
            (one, { on, ask }) => (ask === undefined ? until(one, on) : one.and(ask)),
            allDone(begun({ rulebook: RULES })),
          );
        const ended = until(lastly, LAST);
        expect(known(ended)).toEqual(isAccreditedOn(registerOf(ended), LAST) ? [] : [APL_GINESTRA]);
        const turns = turnsOf(ended);
        expect(turns.map(({ without }) => without.length)).toEqual(turns.map((_, nth) => (nth + 1) % 2));
        for (const { on, at, without } of turns)
          expect(without.length === 0).toBe(isAccreditedOn(registerOf(ended, at), on));
      }),
      { numRuns: 100 },
    );
  });
});
