import fc from 'fast-check';
import { profileOf, profileOfMoney } from '../../../domain/percorso/profile';
import type { Correcting } from '../../../domain/percorso/commands';
import type { BegunPercorso } from '../../../domain/percorso/state';
import { RULEBOOK } from '../../../domain/programmes';
import { rulesIn } from '../../../domain/programmes/rulebook';
import { addDays } from '../../../domain/time/civil-date';
import { hire } from '../employment/messages';
import { acted, given, registersUnder, told, type Given } from '../given';
import {
  assessed,
  begun,
  deadlines,
  happened,
  lastVersionOf,
  lived,
  moneyOf,
  reported,
  until,
} from '../life';
import { DEMANDING } from '../readings';
import { day, GINESTRA } from '../values';

const charged = given('taken-in-charge');
const assign = (on: string, more: object = {}) =>
  acted(on, { type: 'AssignProfile', profileIndex: 8_000, ...more });
const refresh = (on: string, profileIndex: number, more: object = {}) =>
  acted(on, { type: 'RefreshProfile', profileIndex, ...more });
const open = ({ percorso }: Given) => percorso as BegunPercorso;
const ofMoney = (life: Given) =>
  profileOfMoney(open(life), rulesIn(RULEBOOK, open(life).rules))?.profileIndex;
/** Under rules by which a profile grows old after 90 days. */
const growing = given('taken-in-charge', registersUnder(DEMANDING));

describe('a profile', () => {
  it('says as of which day the index holds, and what stands between the person and work', () => {
    const said = { referenceOn: day('2020-01-02'), needs: ['skills', 'mobility'] } as const;
    const after = charged
      .when(assign('2020-01-09', said))
      .thenFacts({ type: 'ProfileAssigned', profileIndex: 8_000, ...said });
    expect(profileOf(open(after))).toMatchObject({ profileIndex: 8_000, ...said });
  });

  it('without them holds as of its own day, as it did before', () => {
    const after = charged
      .when(assign('2020-01-09'))
      .thenFacts({ type: 'ProfileAssigned', profileIndex: 8_000 });
    expect(profileOf(open(after))).toMatchObject({ referenceOn: '2020-01-09', needs: [] });
  });

  it('is not of a day to come', () => {
    charged
      .when(assign('2020-01-09', { referenceOn: day('2020-01-10') }))
      .thenRefused('reference-day-after-profile', '2020-01-10');
    begun()
      .when(refresh('2020-02-03', 1, { referenceOn: day('2020-02-04') }))
      .thenRefused('reference-day-after-profile', '2020-02-04');
  });
});

describe('a profile that is refreshed', () => {
  it('before the issue of the assegno sets its amount', () => {
    const before = given('patto-signed');
    const after = before.and(refresh('2020-01-11', 6_000), acted('2020-01-13', { type: 'IssueAssegno' }));
    const measured = charged.and(
      assign('2020-01-09', { profileIndex: 6_000 }),
      acted('2020-01-10', { type: 'SignPatto' }),
      acted('2020-01-13', { type: 'IssueAssegno' }),
    );
    expect(moneyOf(after)).toEqual(moneyOf(measured));
    expect(ofMoney(after)).toBe(6_000);
  });

  it('after the issue changes no cent, whatever it says', () => {
    const job = reported(hire(1, ['2020-02-10']), '2020-02-10');
    const plain = until(lived(begun(), job), '2021-06-01');
    const indices = fc.oneof(fc.constantFrom(0, 10_000), fc.nat({ max: 10_000 }));
    fc.assert(
      fc.property(indices, fc.nat({ max: 140 }), (index, days) => {
        const on = addDays(day('2020-01-22'), days);
        const refreshed = until(lived(begun(), refresh(on, index), job), '2021-06-01');
        expect(profileOf(open(refreshed))?.profileIndex).toBe(index);
        expect(ofMoney(refreshed)).toBe(8_000);
        expect(assessed(refreshed)).toEqual(assessed(plain));
        expect(moneyOf(refreshed).keptCents).toBe(moneyOf(plain).keptCents);
      }),
      { numRuns: 25 },
    );
    expect(Object.values(assessed(plain)).some((cents) => cents > 0)).toBe(true);
  });

  it('keeps the order of its own days, and is for the office', () => {
    const life = begun().and(refresh('2020-03-02', 4_000));
    const late = (on: string) => told('2020-04-01', { ...refresh(on, 5_000).command } as never);
    life.when(late('2020-03-01')).thenRefused('date-before-previous-step');
    life.when(late('2020-03-02')).thenFactsLike({ type: 'ProfileRefreshed' });
    life
      .when(acted('2020-04-01', { type: 'RefreshProfile', profileIndex: 1 }, GINESTRA))
      .thenRefused('step-of-another');
    given('taken-in-charge').when(refresh('2020-01-09', 1)).thenRefused('step-not-allowed-now');
  });

  it('may be corrected, or taken out', () => {
    const life = begun().and(refresh('2020-03-02', 4_000));
    const corrects = lastVersionOf(life, 'ProfileRefreshed');
    const instead = { ...refresh('2020-03-02', 4_500).command } as never;
    const correcting = (told: Correcting | null) =>
      acted('2020-03-10', { type: 'CorrectFact', corrects, instead: told, withdraws: [] });
    expect(profileOf(open(life.and(correcting(instead))))?.profileIndex).toBe(4_500);
    expect(profileOf(open(life.and(correcting(null))))?.profileIndex).toBe(8_000);
  });
});

describe('where the programme says that a profile grows old', () => {
  const measured = growing.and(assign('2020-01-09', { referenceOn: day('2020-01-02') }));
  const due = (life: Given) => happened(life, 'ProfileRefreshDue');

  it('it is told once, after the 90th day from its reference day, and nothing else changes', () => {
    expect(deadlines(measured)).toEqual([['profile-refresh', '2020-04-01']]);
    expect(due(measured.andWaited('2020-04-01'))).toEqual([]);
    const later = measured.andWaited('2021-12-01');
    expect(due(later)).toEqual([{ on: '2020-04-02', type: 'ProfileRefreshDue' }]);
    expect(later.seen).toEqual(measured.seen);
  });

  it('a refresh begins the days anew, and is told once more for the new profile', () => {
    const again = measured.and(refresh('2020-03-20', 7_000));
    expect(deadlines(again)).toEqual([['profile-refresh', '2020-06-18']]);
    expect(due(again.andWaited('2021-12-01'))).toHaveLength(1);
    const both = measured.andWaited('2020-05-01').and(refresh('2020-05-04', 7_000));
    expect(due(both.andWaited('2021-12-01'))).toHaveLength(2);
  });

  it('one that was old when it was recorded is told on that day', () => {
    const old = growing.and(assign('2020-01-09', { referenceOn: day('2019-01-02') }));
    expect(deadlines(old)).toEqual([['profile-refresh', '2020-01-09']]);
  });

  it('a correction tells it anew, not before the day on which it was corrected', () => {
    const corrects = lastVersionOf(measured, 'ProfileAssigned');
    const instead = { ...assign('2020-01-09', { referenceOn: day('2019-10-01') }).command } as never;
    const life = measured.and(acted('2020-03-10', { type: 'CorrectFact', corrects, instead, withdraws: [] }));
    expect(deadlines(life)).toEqual([['profile-refresh', '2020-03-10']]);
  });

  it('says nothing once the percorso has ended, nor where no rule says so', () => {
    const left = measured.and(acted('2020-02-03', { type: 'ReportAbandonment', cause: 'declared' }));
    expect(due(left.andWaited('2021-12-01'))).toEqual([]);
    expect(due(given('profiled').andWaited('2021-12-01'))).toEqual([]);
  });
});
