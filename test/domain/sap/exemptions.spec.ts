import fc from 'fast-check';
import type { Recorded } from '../../../domain/decider';
import type { PercorsoEvent } from '../../../domain/percorso/events';
import type { Exemption } from '../../../domain/proceeding/requests';
import { rulesIn } from '../../../domain/programmes/rulebook';
import { sapHistoryOf, type SapEvent } from '../../../domain/sap/history';
import { addDays } from '../../../domain/time/civil-date';
import { hire, histories } from '../employment/messages';
import { acted, given, type Given } from '../given';
import { begun, lived, reported, until } from '../life';
import { day, PERCORSO_A } from '../values';
import { codesOf, isLawful } from './oracle';

const exemption = (from: string, to: string, request = 5): Exemption => ({
  request,
  version: request + 1,
  percorso: PERCORSO_A,
  from: day(from),
  to: day(to),
});

function recorded(life: Given, exemptions: readonly Exemption[], asOf = '2070-01-01'): readonly SapEvent[] {
  const { percorso, facts, world } = life;
  if (percorso.phase === 'none') throw new Error('There is no percorso');
  const { rulebook } = world;
  const at = { rules: rulesIn(rulebook, percorso.rules), rulebook, asOf: day(asOf), exemptions };
  return sapHistoryOf(facts as readonly Recorded<PercorsoEvent>[], at);
}
const codesIn = (life: Given, ...exemptions: readonly Exemption[]) => codesOf(recorded(life, exemptions));

const PROPOSED = '01 2020-01-07';
const BEGUN = '02 2020-01-20';
const LEFT = acted('2020-02-25', { type: 'ReportAbandonment', cause: 'declared' });

describe('an exemption in the national record', () => {
  it('is told on its first day, and the policy is resumed on the day after the last', () => {
    const events = recorded(begun(), [exemption('2020-02-10', '2020-02-20')]);
    expect(codesOf(events)).toEqual([PROPOSED, BEGUN, '13 2020-02-10', '02 2020-02-21']);
    expect(events.at(-1)).toMatchObject({
      request: 5,
      because: 6,
      dates: { start: '2020-02-21', end: null },
    });
    expect(events.at(-2)).toMatchObject({ request: 5, because: 6, dates: { start: '2020-01-20' } });
  });

  it('is not told before its day', () => {
    const events = recorded(begun(), [exemption('2020-02-10', '2020-02-20')], '2020-02-09');
    expect(codesOf(events)).toEqual([PROPOSED, BEGUN]);
  });

  it('leaves a policy that has not begun as it was, and it begins as any other', () => {
    const life = given('started');
    const early = exemption('2020-01-10', '2020-01-14');
    expect(codesIn(life, early)).toEqual([PROPOSED, '13 2020-01-10', BEGUN]);
    expect(codesIn(given('issued'), early)).toEqual([PROPOSED, '13 2020-01-10']);
  });

  it('counts from the proposal on, and not once the policy is closed', () => {
    expect(codesIn(begun(), exemption('2019-12-01', '2020-01-09'))).toEqual([
      PROPOSED,
      '13 2020-01-07',
      BEGUN,
    ]);
    expect(codesIn(begun(), exemption('2019-12-01', '2020-01-06'))).toEqual([PROPOSED, BEGUN]);
    const left = begun().and(LEFT);
    expect(codesIn(left, exemption('2020-03-01', '2020-03-10'))).toEqual([PROPOSED, BEGUN, '05 2020-02-25']);
    expect(codesIn(left, exemption('2020-02-10', '2020-03-10'))).toEqual([
      PROPOSED,
      BEGUN,
      '13 2020-02-10',
      '05 2020-02-25',
    ]);
  });

  it('hides what jobs bring meanwhile, and is followed by what they came to', () => {
    const life = (from: string, to: string) => lived(begun(), reported(hire(1, [from, to])));
    const exempt = exemption('2020-02-10', '2020-02-20');
    expect(codesIn(life('2020-02-12', '2020-02-14'), exempt).slice(2)).toEqual([
      '13 2020-02-10',
      '02 2020-02-21',
    ]);
    expect(codesIn(life('2020-02-12', '2020-03-14'), exempt).slice(2)).toEqual([
      '13 2020-02-10',
      '09 2020-02-21',
      '02 2020-03-15',
    ]);
    expect(codesIn(life('2020-02-01', '2020-02-14'), exempt).slice(2)).toEqual([
      '09 2020-02-01',
      '13 2020-02-10',
      '02 2020-02-21',
    ]);
  });

  it('is over where something else is told of the policy', () => {
    const between = begun().and(acted('2020-02-12', { type: 'ChangeApl' }));
    expect(codesIn(between, exemption('2020-02-10', '2020-02-20')).slice(2)).toEqual([
      '13 2020-02-10',
      '14 2020-02-12',
    ]);
  });

  it('is one with that which follows it without a free day', () => {
    const two = [exemption('2020-02-10', '2020-02-20', 5), exemption('2020-02-21', '2020-02-24', 9)];
    expect(codesIn(begun(), ...two).slice(2)).toEqual(['13 2020-02-10', '02 2020-02-25']);
    const apart = [exemption('2020-02-22', '2020-02-24', 9), exemption('2020-02-10', '2020-02-20', 5)];
    expect(codesIn(begun(), ...apart).slice(2)).toEqual([
      '13 2020-02-10',
      '02 2020-02-21',
      '13 2020-02-22',
      '02 2020-02-25',
    ]);
  });
});

const someExemptions = fc
  .array(fc.record({ after: fc.integer({ min: -40, max: 250 }), days: fc.integer({ min: 0, max: 60 }) }), {
    maxLength: 4,
  })
  .map((all) =>
    all.map(({ after, days }, index) => {
      const from = addDays(day('2020-01-07'), after);
      return exemption(from, addDays(from, days), 10 * index + 1);
    }),
  );

it('leaves the record lawful, and every end of it on its day, whatever jobs there are', () => {
  fc.assert(
    fc.property(histories, someExemptions, (messages, exemptions) => {
      const asks = messages.map((one) => reported({ ...one, receivedOn: day('2019-12-31') }));
      const life = until(lived(begun(), ...asks), '2024-01-01');
      const [without, within] = [recorded(life, []), recorded(life, exemptions)];
      isLawful(within, life.facts);
      const ends = (events: readonly SapEvent[]) =>
        codesOf(events.filter(({ code }) => ['05', '08', '10', '11', '12'].includes(code)));
      expect(ends(within)).toEqual(ends(without));
      expect(within.filter(({ request }) => request === null).length).toBeLessThanOrEqual(without.length);
    }),
    { numRuns: 60 },
  );
});
