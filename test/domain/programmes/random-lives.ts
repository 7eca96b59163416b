import fc from 'fast-check';
import { entitledCents, payableCents } from '../../../domain/account/account';
import type { Payee } from '../../../domain/account/payee';
import { ACTIVITY_KINDS, ATTENDANCES, type Activity } from '../../../domain/activity';
import type { Actor } from '../../../domain/decider';
import type { Communication } from '../../../domain/employment/communication';
import { envelopeStream, parseEnvelopeCode } from '../../../domain/identifiers';
import { stageOf } from '../../../domain/percorso/state';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { addDays, daysBetween, type CivilDate } from '../../../domain/time/civil-date';
import { histories, rearranged } from '../employment/messages';
import { acted, told, type Given } from '../given';
import { allDone, moneyOf, reported, until } from '../life';
import type { Asked } from '../model';
import { activityOf } from '../percorso/activity';
import { isLawful, recordedOf } from '../sap/oracle';
import { CPI, day, HEAD, made, moment, OFFICER } from '../values';

/** The money of a programme, opened as its version publishes it. */
export function budgetsOf({ budgets }: ProgrammeVersion, on = '2019-12-02'): readonly Asked[] {
  return budgets.map(({ envelope, cents }) => ({
    stream: envelopeStream(made(parseEnvelopeCode, envelope)),
    command: { type: 'OpenEnvelope', cents },
    at: moment(on),
    actor: OFFICER,
  }));
}

/** What of a life is left to chance: what was attended, what jobs came, whether she left, and when each was told. */
interface Chance {
  readonly activities: readonly Pick<Activity, 'kind' | 'minutes' | 'attendance'>[];
  readonly days: readonly number[];
  readonly delays: readonly number[];
  readonly messages: readonly Communication[];
  readonly gaps: readonly number[];
  readonly exitAfter: number | null;
  readonly payDays: readonly number[];
}

/** Activities within five months, so that no order of arrival puts one after the end; jobs, and what is told late, within two years. */
const MOST_ACTIVITIES = 12;
const delays = fc.array(fc.nat({ max: 400 }), { minLength: MOST_ACTIVITIES, maxLength: MOST_ACTIVITIES });
const arrivals = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 24, maxLength: 24 });
const chances: fc.Arbitrary<Chance> = fc.record({
  activities: fc.array(
    fc.record({
      kind: fc.constantFrom(...ACTIVITY_KINDS),
      minutes: fc.integer({ min: 15, max: 480 }),
      attendance: fc.oneof(
        { weight: 4, arbitrary: fc.constant('attended' as const) },
        { weight: 1, arbitrary: fc.constantFrom(...ATTENDANCES) },
      ),
    }),
    { maxLength: MOST_ACTIVITIES },
  ),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 150 }), {
    minLength: MOST_ACTIVITIES,
    maxLength: MOST_ACTIVITIES,
  }),
  delays,
  messages: histories.map((all) => all.map((one) => ({ ...one, receivedOn: day('2019-12-31') }))),
  gaps: arrivals,
  exitAfter: fc.option(fc.integer({ min: 1, max: 150 })),
  payDays: fc.array(fc.integer({ min: 20, max: 900 }), { maxLength: 4 }),
});

/** A life that has begun, and what of it goes on from there. */
interface Scene {
  readonly begun: Given;
  readonly from: CivilDate;
  readonly by: Pick<Activity, 'provider'> & { readonly actor: Actor };
  /** What nobody may be paid beyond. Cents. */
  readonly ceilingCents: number;
}

/** Everything that holds of the lives of a programme, whatever comes in them and in whatever order. */
export function holdsInRandomLives(scene: Scene): void {
  it('owes the same in the end whenever it is told what took place', () => {
    const twice = chances.chain((one) =>
      fc.tuple(fc.constant(one), rearranged(one.messages), delays, arrivals),
    );
    fc.assert(
      fc.property(twice, ([one, messages, late, gaps]) => {
        const other = { ...one, messages, delays: late, gaps, payDays: [] };
        expect(owedIn(lived(scene, other))).toEqual(owedIn(lived(scene, { ...one, payDays: [] })));
      }),
      { numRuns: 25 },
    );
  });

  it('is closed in the end, within its ceiling, and has paid nobody more than was owed, but what is asked back', () => {
    fc.assert(
      fc.property(chances, (one) => {
        const life = lived(scene, one);
        const { payees, missingCents } = moneyOf(life);
        expect(life.agenda).toMatchObject({ deadlines: [], owed: [] });
        expect(stageOf(life.percorso)).toBe(one.exitAfter === null ? 'concluded' : 'abandoned');
        expect(missingCents).toBe(0);
        isLawful(recordedOf(life.facts, life.world.rulebook), life.facts);
        for (const account of payees) {
          const entitled = entitledCents(account);
          expect(entitled).toBeGreaterThanOrEqual(0);
          expect(account.paid - account.recovered).toBeLessThanOrEqual(entitled + account.claimed);
        }
        expect(payees.reduce((sum, account) => sum + entitledCents(account), 0)).toBeLessThanOrEqual(
          scene.ceilingCents,
        );
      }),
      { numRuns: 25 },
    );
  });
}

function owedIn(life: Given) {
  const { payees } = moneyOf(life);
  return payees
    .map((one) => [one.payee, entitledCents(one)] as const)
    .filter(([, cents]) => cents > 0)
    .sort();
}

/** Whatever is asked, refused or not, in the order in which it is told; and then the years until all is over. */
function lived({ begun, from, by }: Scene, chance: Chance): Given {
  const after = (days: number) => addDays(from, days);
  const { provider, actor } = by;
  const activities = chance.activities.map((one, index) => {
    const on = after(chance.days[index] ?? 1);
    const at = addDays(on, chance.delays[index] ?? 0);
    return told(moment(at), activityOf({ on, digit: index + 10, provider, ...one }), actor);
  });
  const messages = chance.messages.map((one, index) =>
    reported(movedBy(daysBetween(JOBS_AROUND, from), one), after(chance.gaps[index] ?? 0)),
  );
  const exit =
    chance.exitAfter === null
      ? []
      : [acted(after(chance.exitAfter), { type: 'ReportAbandonment', cause: 'declared' })];
  const asks = [...activities, ...messages, ...exit, ...chance.payDays.map(after)];
  const inOrder = [...asks].sort((one, other) => (momentOf(one) < momentOf(other) ? -1 : 1));
  const life = inOrder.reduce(
    (known, one) => (typeof one === 'string' ? paidOn(known, one) : ventured(known, one)),
    allDone(begun),
  );
  return until(life, after(1_800));
}

/** The jobs of the random messages lie around this day. */
const JOBS_AROUND = day('2020-01-20');

function movedBy(days: number, { eventOn, plannedEndOn, ...message }: Communication): Communication {
  const end = plannedEndOn === null ? null : addDays(plannedEndOn, days);
  return { ...message, eventOn: addDays(eventOn, days), plannedEndOn: end };
}

const momentOf = (one: Asked | CivilDate): string => (typeof one === 'string' ? moment(one) : one.at);

function ventured(life: Given, asked: Asked): Given {
  return allDone(allDone(life.andWaited(asked.at)).when(asked).after);
}

/** Whatever is payable is proposed by one, approved by another, and paid. */
function paidOn(life: Given, on: CivilDate): Given {
  const known = until(life, on);
  const money = moneyOf(known);
  return money.payees
    .filter(({ payee }) => payableCents(money, payee) > 0)
    .reduce((paid, { payee }) => paidTo(paid, payee, on), known);
}

/** One proposes, another approves, and it is paid. */
export function paidTo(life: Given, payee: Payee, on: string): Given {
  const proposed = life.and(acted(on, { type: 'ProposePayment', payee }, OFFICER));
  const proposal = proposed.facts.findLast(({ event }) => event.type === 'PaymentProposed')?.version ?? 0;
  return allDone(proposed.and(acted(on, { type: 'ApprovePayment', proposal }, HEAD)));
}

/** The open parameters (P01 to P35) that stand in a version, in the ids of its citations. */
export function parametersIn(rules: unknown): readonly string[] {
  const found = JSON.stringify(rules).matchAll(/"id":"([^"]*)"/g);
  const ids = [...found].flatMap(([, id = '']) => id.match(/\bP\d\d\b/g) ?? []);
  return [...new Set(ids)].sort();
}
export const OFFICE_ITSELF = { provider: CPI.organisation as Activity['provider'], actor: CPI };
