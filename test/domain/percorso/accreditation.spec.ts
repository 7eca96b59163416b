import fc from 'fast-check';
import type { AplCommand } from '../../../domain/apl/commands';
import { isAccreditedOn, unaccreditedDays, type Apl } from '../../../domain/apl/state';
import { aplStream } from '../../../domain/identifiers';
import type { PercorsoCommandType } from '../../../domain/percorso/commands';
import { amended, type Rulebook } from '../../../domain/programmes/rulebook';
import { TOS_PIO2, TOS_PIO2_THIRD } from '../../../domain/programmes/tos-pio2';
import { addDays } from '../../../domain/time/civil-date';
import { explainOutcome } from '../../../domain/entitlement/outcome-verdict';
import { pathwayFactsOf } from '../../../domain/percorso/pathway-facts';
import { rulesIn } from '../../../domain/programmes/rulebook';
import { rulesOfKind } from '../../../domain/programmes/entitlements';
import { knownVersions } from '../../../domain/percorso/known-at';
import { hire } from '../employment/messages';
import { acted, Given, given, registersUnder, SUBMIT } from '../given';
import {
  allDone,
  assessed,
  begun,
  happened,
  hour,
  lived,
  moneyOf,
  paidOut,
  placesAt,
  reported,
  until,
} from '../life';
import { sum, type Asked } from '../model';
import { everyDay, FIRST_READING, THIRD_READING } from '../readings';
import * as values from '../values';
import { APL_GINESTRA, APL_ROTTA, day, GINESTRA, OFFICER, only, ROTTA, TUTOR } from '../values';

const EVERY_DAY = everyDay(amended(TOS_PIO2_THIRD, { version: 'every-day' }));
const RULES: Rulebook = { programmes: [{ ...TOS_PIO2, versions: [...TOS_PIO2.versions, EVERY_DAY] }] };
const registers = registersUnder(RULES);

const told = (on: string, command: AplCommand, aplId = APL_GINESTRA): Asked => ({
  stream: aplStream(aplId),
  command,
  at: values.moment(on, '08:00:00.000Z'),
  actor: OFFICER,
});
const struckOff = (on: string) => told(on, { type: 'WithdrawAccreditation', on: day(on) });
const suspended = (from: string, to: string | null = null) =>
  told(from, { type: 'SuspendApl', from: day(from), to: to === null ? null : day(to) });

const LOST = [
  ['struck off', struckOff],
  ['suspended', suspended],
] as const;
const READ_AND_TOLD = [{ type: 'AccreditationRead' }, { type: 'AccreditationChanged' }] as const;
const accept = (on: string) => acted(on, { type: 'AcceptPerson' }, GINESTRA);
const meet = (on: string) => acted(on, { type: 'HoldFirstMeeting', tutorId: TUTOR }, GINESTRA);
const change = (on: string) => acted(on, { type: 'ChangeApl' });
const chooseRotta = (on: string) => acted(on, { type: 'ChooseApl', provider: only(APL_ROTTA) });

describe.each(LOST)('a body that is %s after it was chosen', (_, lost) => {
  it('accepts nobody from that day on', () => {
    const chosen = given('apl-chosen', registers).and(lost('2020-01-17'));
    chosen.when(accept('2020-01-17')).thenRefused('accreditation-ended', APL_GINESTRA);
    chosen
      .when(acted('2020-01-17', { type: 'AcceptPerson' }))
      .thenRefused('accreditation-ended', APL_GINESTRA);
    given('apl-chosen', registers)
      .and(lost('2020-01-18'))
      .when(accept('2020-01-17'))
      .thenFactsLike({ type: 'AccreditationRead' }, { type: 'AplAccepted' });
  });

  it('meets nobody from that day on', () => {
    const accepted = given('apl-accepted', registers).and(lost('2020-01-20'));
    accepted.when(meet('2020-01-20')).thenRefused('accreditation-ended', APL_GINESTRA);
    accepted.when(acted('2020-01-20', { type: 'DeclinePerson' })).thenRefused('step-not-allowed-now');
  });

  it('is left for another before they have met: a free choice, whose months and terms begin anew', () => {
    const open = given('apl-accepted', { ...registers })
      .and(lost('2020-01-20'))
      .when(change('2020-01-22'))
      .thenFactsLike(...READ_AND_TOLD, { type: 'ProviderLost' })
      .due({ choice: '2020-02-21' });
    expect(open.seen).toMatchObject({ stage: 'issued', provider: null, plannedEnd: null });
    const again = open.and(chooseRotta('2020-02-20'));
    expect(again.seen).toMatchObject({ provider: only(APL_ROTTA), plannedEnd: '2020-08-20' });
    expect(again.percorso).toMatchObject({ dossier: { changes: { provider: 0 } } });
  });

  it('is left whatever the day once they have met, and it uses up no change; the six months go on', () => {
    const late = begun({ rulebook: RULES }).and(lost('2020-05-04'));
    const open = late.when(change('2020-05-20')).thenFactsLike(...READ_AND_TOLD, { type: 'ProviderLost' });
    const again = open.and(
      chooseRotta('2020-05-25'),
      acted('2020-05-26', { type: 'AcceptPerson' }, ROTTA),
      acted('2020-05-27', { type: 'HoldFirstMeeting', tutorId: TUTOR }, ROTTA),
    );
    expect(again.seen).toMatchObject({ stage: 'started', plannedEnd: '2020-07-15' });
    expect(again.percorso).toMatchObject({ dossier: { changes: { provider: 0 } } });
    again.when(change('2020-06-01')).thenRefused('change-too-late');
  });

  it('gives its place back, and everyone is told', () => {
    const life = lived(
      begun({ rulebook: RULES, before: [placesAt(APL_GINESTRA, 1)] }),
      lost('2020-03-02'),
      change('2020-03-03'),
    );
    expect(sum(life.world.taken[`apl-places/${APL_GINESTRA}`])).toBe(0);
    const answered = life.facts.flatMap(({ event }) =>
      event.type === 'EffectAnswered' ? [`${event.direction} ${event.effect}`] : [],
    );
    expect(answered).toEqual(expect.arrayContaining(['undo notify-apl', 'undo book-appointments']));
    expect(answered.at(-1)).toBe('do notify-parties');
  });
});

describe('what a body earns', () => {
  const life = lived(
    begun({ rulebook: RULES }),
    hour('2020-02-03', 1),
    hour('2020-03-02', 2),
    struckOff('2020-03-02'),
    hour('2020-03-03', 3),
  );

  it('ends the day before it is struck off: what was done before is kept', () => {
    expect(assessed(until(life, '2020-07-16'))).toEqual({ [APL_GINESTRA]: 3550 });
  });

  it('by a job that begins on a day without accreditation is nothing, and says why', () => {
    const hired = (from: string) =>
      lived(life, reported(hire(1, [from]), from), acted('2020-03-20', { type: 'Reassess' }, OFFICER));
    const verdict = ({ percorso }: Given) => {
      const rules = rulesIn(RULES, 'TOS-PIO2/every-day');
      const [facts, [rule]] = [pathwayFactsOf(percorso, rules), rulesOfKind(rules, 'result-fee')];
      if (facts === undefined || rule === undefined) throw new Error('There is no money yet');
      return explainOutcome(rule, facts, rules).map((one) => one.verdict);
    };
    expect(verdict(hired('2020-03-02'))).toEqual(['not-accredited']);
    const before = lived(
      begun({ rulebook: RULES }),
      reported(hire(1, ['2020-03-01']), '2020-03-01'),
      struckOff('2020-03-02'),
      acted('2020-03-20', { type: 'Reassess' }, OFFICER),
    );
    expect(verdict(before)).toEqual(['earns']);
  });

  it('of what began while it was suspended is nothing, and all that began before and after is kept', () => {
    const pause = lived(
      begun({ rulebook: RULES }),
      suspended('2020-02-03', '2020-02-09'),
      ...['2020-02-02', '2020-02-03', '2020-02-09', '2020-02-10'].map((on, nth) => hour(on, nth + 1)),
    );
    expect(assessed(until(pause, '2020-07-16'))).toEqual({ [APL_GINESTRA]: 2 * 3550 });
  });

  it('is read again before it is proposed and before it is approved: nothing is paid that is not earned', () => {
    const ended = until(
      lived(begun({ rulebook: RULES }), hour('2020-02-03', 1), hour('2020-03-03', 2)),
      '2020-07-16',
    );
    expect(assessed(ended)).toEqual({ [APL_GINESTRA]: 7100 });
    const propose = acted('2020-07-20', { type: 'ProposePayment', payee: `apl/${APL_GINESTRA}` }, OFFICER);
    const lateWord = told('2020-07-17', { type: 'WithdrawAccreditation', on: day('2020-03-01') });
    ended
      .and(lateWord)
      .when(propose)
      .thenFactsLike(
        { type: 'AccreditationRead', unaccredited: [{ body: APL_GINESTRA, from: '2020-03-01', to: null }] },
        { type: 'FeeAssessed', differenceCents: -3550 },
        { type: 'PaymentProposed', cents: 3550 },
      );
    const proposed = ended.and(propose);
    const version = proposed.facts.at(-1)?.version ?? 0;
    proposed
      .and({ ...lateWord, at: values.moment('2020-07-21') })
      .when(acted('2020-07-22', { type: 'ApprovePayment', proposal: version }, values.HEAD))
      .thenRefused('payment-no-longer-owed');
  });

  it('and was paid without being earned is asked back', () => {
    const paid = paidOut(
      until(lived(begun({ rulebook: RULES }), hour('2020-03-03', 1)), '2020-07-16'),
      '2020-07-20',
    );
    const late = paid.and(
      told('2020-08-03', { type: 'WithdrawAccreditation', on: day('2020-03-01') }),
      acted('2020-08-04', { type: 'Reassess' }, OFFICER),
    );
    expect(happened(late, 'RecoveryOpened')).toMatchObject([{ cents: 3550, payee: `apl/${APL_GINESTRA}` }]);
  });

  it('comes back when the register is put right: no fact of the body is lost', () => {
    const wrong = lived(life, acted('2020-03-20', { type: 'Reassess' }, OFFICER));
    const again = until(
      lived(
        wrong,
        told('2020-03-23', { type: 'AccreditApl', name: 'Ginestra', from: day('2020-03-02'), to: null }),
        acted('2020-03-24', { type: 'Reassess' }, OFFICER),
      ),
      '2020-07-16',
    );
    expect(assessed(again)).toEqual({ [APL_GINESTRA]: 3 * 3550 });
  });

  it('is told as it was known on each day', () => {
    const versions = knownVersions(until(life, '2020-07-16').percorso as never);
    const known = versions.map(({ from, percorso }) => [from, percorso.dossier.unaccredited.length]);
    expect(known.filter(([from]) => String(from) < '2020-03-02').every(([, count]) => count === 0)).toBe(
      true,
    );
    expect(known.at(-1)?.[1]).toBe(1);
  });
});

describe('whenever the register is told, and in whatever order', () => {
  const from = day('2020-01-21');
  const days = fc.integer({ min: 0, max: 150 });
  const spans = fc.array(
    fc.record({
      first: days,
      length: fc.integer({ min: 0, max: 40 }),
      toldAfter: fc.integer({ min: -10, max: 60 }),
    }),
    { maxLength: 3 },
  );
  const worked = fc.uniqueArray(days, { maxLength: 8 });

  it('a body earns what it did on the days on which it was accredited, no more and no less', () => {
    fc.assert(
      fc.property(spans, worked, (suspensions, hours) => {
        const tellings = suspensions.map(({ first, length, toldAfter }) => {
          const [start, last] = [addDays(from, first), addDays(from, first + length)];
          const at = [addDays(start, toldAfter), from].sort().at(-1) ?? from;
          return { ...told(at, { type: 'SuspendApl', from: start, to: last }), last, start };
        });
        const done = hours.map((nth, digit) => hour(addDays(from, nth), digit + 1));
        const asks = [...tellings, ...done].map(({ stream, command, at, actor }) => ({
          stream,
          command,
          at,
          actor,
        }));
        const ended = until(lived(begun({ rulebook: RULES }), ...asks), '2020-10-01');
        const read = allDone(ended.and(acted('2020-10-01', { type: 'Reassess' }, OFFICER)));
        const counted = hours
          .map((nth) => addDays(from, nth))
          .filter((on) => !tellings.some(({ start, last }) => start <= on && on <= last));
        const cents = counted.length * 3550;
        expect(assessed(read)[APL_GINESTRA] ?? 0).toBe(cents);
        expect(moneyOf(read).heldCents).toBe(cents);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the register', () => {
  const READERS: readonly (readonly [PercorsoCommandType, (life: Given) => Asked])[] = [
    ['Reassess', () => acted('2020-03-20', { type: 'Reassess' }, OFFICER)],
    ['RecordActivity', () => hour('2020-03-20', 9)],
  ];

  it.each(READERS)('says nothing twice: %s records what is new, once', (_, ask) => {
    const life = lived(begun({ rulebook: RULES }), struckOff('2020-03-02'));
    const read = life.and(ask(life), acted('2020-03-21', { type: 'Reassess' }, OFFICER));
    expect(happened(read, 'AccreditationRead')).toHaveLength(1);
    expect(moneyOf(allDone(read)).payees).toEqual([]);
  });

  it('is looked at on the day of the choice alone under the readings before, and under the third until it begins', () => {
    for (const rulebook of [FIRST_READING, THIRD_READING]) {
      const life = new Given(registersUnder(rulebook)).and(
        acted('2020-01-07', SUBMIT),
        acted('2020-01-08', { type: 'TakeInCharge' }),
        acted('2020-01-09', { type: 'AssignProfile', profileIndex: 8000 }),
        acted('2020-01-10', { type: 'SignPatto' }),
        acted('2020-01-13', { type: 'IssueAssegno' }),
        acted('2020-01-15', { type: 'ChooseApl', provider: only(APL_GINESTRA) }),
        struckOff('2020-01-16'),
      );
      const met = life.and(accept('2020-01-17'), meet('2020-01-20'));
      expect(happened(met, 'AccreditationRead')).toEqual([]);
      met.when(change('2020-04-20')).thenRefused('change-too-late');
    }
  });

  const on = (days: number) => addDays(day('2020-01-01'), days);
  const periods = fc.array(
    fc.tuple(fc.nat({ max: 60 }), fc.option(fc.nat({ max: 30 }))).map(([from, length]) => ({
      from: on(from),
      to: length === null ? null : on(from + length),
    })),
    { maxLength: 4 },
  );

  it('has as days without accreditation exactly those on which nobody may be chosen', () => {
    fc.assert(
      fc.property(periods, periods, fc.nat({ max: 40 }), (accredited, suspensions, since) => {
        const apl: Apl = {
          phase: 'registered',
          version: 1,
          name: '',
          accredited,
          suspended: suspensions,
          places: null,
        };
        const days = unaccreditedDays(apl, on(since));
        for (let nth = since; nth < 120; nth += 1) {
          const within = days.some(({ from, to }) => from <= on(nth) && (to === null || on(nth) <= to));
          expect(within).toBe(!isAccreditedOn(apl, on(nth)));
        }
        expect(days.every(({ to }, nth) => nth === days.length - 1 || to !== null)).toBe(true);
      }),
    );
  });
});
