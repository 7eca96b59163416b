import fc from 'fast-check';
import { moneyTasks } from '../../../activities/postgres/read-models/money-tasks';
import { owedCents } from '../../../domain/account/account';
import { envelopeStream, parseEnvelopeCode, personStream } from '../../../domain/identifiers';
import { possibilities } from '../../../domain/percorso/guard';
import { knownVersions } from '../../../domain/percorso/known-at';
import type { BegunPercorso } from '../../../domain/percorso/state';
import type { PersonCommand } from '../../../domain/person/commands';
import { addDays } from '../../../domain/time/civil-date';
import { INVENTED, OFFICE } from '../../support/invented';
import { isSpokenOf } from '../../support/spoken-of';
import { annulment, hire, receivedOn } from '../employment/messages';
import { acted, Given, given, registersUnder, SUBMIT, told } from '../given';
import {
  allDone,
  assessed,
  begun,
  happened,
  hour,
  lastVersionOf,
  lived,
  moneyOf,
  paidOut,
  placesAt,
  reported,
  until,
} from '../life';
import { sum, type Asked } from '../model';
import { FIRST_READING, THIRD_READING } from '../readings';
import * as values from '../values';
import { activityOf } from './activity';
import { APL_GINESTRA, CPI, CPI_FIRENZE, day, HEAD, MARIA, OFFICER, only } from '../values';

const tells = (on: string, command: PersonCommand): Asked => ({
  stream: personStream(MARIA),
  command,
  at: values.moment(on),
  actor: CPI,
});
const died = (on: string, toldOn = on) =>
  tells(toldOn, { type: 'ReportDeath', on: day(on), source: 'population-register' });
const inError = (on: string) => tells(on, { type: 'WithdrawDeath', source: 'population-register' });
const owed = ({ agenda }: Given) =>
  agenda.owed.map(({ direction, effect }) => `${direction} ${effect}`).filter(isSpokenOf);
/** Told, and seen by the percorso, of which nothing is performed yet. */
const seen = (life: Given, ...asks: readonly Asked[]) =>
  asks.reduce((now, one) => now.and(one).andWaited(one.at), life);
const begunOf = ({ percorso }: Given) => percorso as BegunPercorso;

describe.each([
  ['the first reading', FIRST_READING],
  ['the third reading', THIRD_READING],
])('the death of the person, under %s,', (_, rulebook) => {
  const started = begun({ before: [placesAt(APL_GINESTRA, 1)], rulebook });

  it('ends the percorso on its day, and frees all that it holds', () => {
    const after = seen(allDone(started), died('2020-04-15', '2020-04-20'));
    expect(after.seen).toMatchObject({ stage: 'deceased', end: { how: 'deceased', on: '2020-04-15' } });
    expect(happened(after, 'DeathObserved', 'PercorsoClosedByDeath')).toEqual([
      { on: '2020-04-15', type: 'DeathObserved', personVersion: 2, diedOn: '2020-04-15' },
      { on: '2020-04-15', type: 'PercorsoClosedByDeath' },
    ]);
    expect(after.world.keys).toEqual({});
    expect(sum(after.world.taken[`apl-places/${APL_GINESTRA}`])).toBe(0);
    const closed = allDone(after);
    expect(sum(closed.world.taken['envelope/TOS-PIO2-ASSEGNO'])).toBe(0);
    expect(closed.agenda).toEqual({ deadlines: [], owed: [], closed: true });
  });

  it('is told to the provider and the office, and to nobody else', () => {
    const after = seen(allDone(started), died('2020-04-15'));
    expect(owed(after)).toEqual([
      'undo book-appointments',
      'undo notify-apl',
      'undo reserve-budget',
      'do notify-parties',
    ]);
    expect(after.agenda.owed.at(-1)?.details).toEqual({
      occasion: 'PercorsoClosedByDeath',
      without: 'beneficiary',
    });
  });

  it('keeps back from her what was still to be told', () => {
    const changed = allDone(started).and(acted('2020-02-03', { type: 'ChangeApl' }));
    expect(changed.agenda.owed.at(-1)?.details).toEqual({ occasion: 'AplChangeRequested' });
    const after = seen(changed, died('2020-02-02', '2020-02-03'));
    const notices = after.agenda.owed.filter(({ effect }) => effect === 'notify-parties');
    expect(notices.map(({ details }) => details['without'])).toEqual(['beneficiary', 'beneficiary']);
    const transfer = {
      type: 'TransferPercorso',
      cpi: values.CPI_AREZZO,
      because: 'office-reorganised',
    } as const;
    const moved = allDone(after).and(acted('2020-02-10', transfer));
    expect(moved.agenda.owed.at(-1)?.details).toMatchObject({ without: 'beneficiary' });
  });

  it('ends it on its day also where steps of later days were recorded', () => {
    const after = seen(started, died('2020-01-16', '2020-02-03'));
    expect(after.seen.end).toEqual({ how: 'deceased', on: '2020-01-16' });
    after.when(acted('2020-02-04', { type: 'ChangeApl' })).thenRefused('percorso-ended');
    after
      .when(told('2020-02-04', activityOf({ on: '2020-01-17', digit: 1 }), values.GINESTRA))
      .thenRefused('activity-outside-percorso');
  });

  it('ends what was recorded as ended later: conclusion, lapse or abandonment were none', () => {
    const concluded = until(started, '2020-08-03');
    expect(concluded.seen.stage).toBe('concluded');
    expect(seen(concluded, died('2020-06-01', '2020-08-03')).seen.end).toEqual({
      how: 'deceased',
      on: '2020-06-01',
    });
    const left = allDone(
      started.and(acted('2020-06-02', { type: 'ReportAbandonment', cause: 'not-reachable' })),
    );
    expect(seen(left, died('2020-06-01', '2020-08-03')).seen.stage).toBe('deceased');
  });

  it('leaves one that had ended before as it ended, and tells nobody', () => {
    const left = allDone(started.and(acted('2020-03-02', { type: 'ReportAbandonment', cause: 'declared' })));
    const after = seen(left, died('2020-04-15'));
    expect(after.seen).toEqual(left.seen);
    expect(owed(after)).toEqual([]);
    expect(happened(after, 'DeathObserved', 'PercorsoClosedByDeath')).toMatchObject([
      { type: 'DeathObserved' },
    ]);
  });

  it('ends one whose earlier end turns out to be a mistake, or to have come later', () => {
    const left = allDone(started.and(acted('2020-03-02', { type: 'ReportAbandonment', cause: 'declared' })));
    const after = allDone(seen(left, died('2020-04-15')));
    const corrects = lastVersionOf(after, 'PercorsoAbandoned');
    const later = { type: 'ReportRefusal', on: day('2020-04-20'), cause: 'course' } as const;
    for (const instead of [null, later]) {
      const right = after.and(acted('2020-05-04', { type: 'CorrectFact', corrects, instead, withdraws: [] }));
      expect(right.seen).toMatchObject({ stage: 'deceased', end: { how: 'deceased', on: '2020-04-15' } });
      expect(happened(right, 'PercorsoClosedByDeath')).toEqual([
        { on: '2020-04-15', type: 'PercorsoClosedByDeath' },
      ]);
      expect(right.world.keys).toEqual({});
      expect(allDone(right).agenda).toEqual({ deadlines: [], owed: [], closed: true });
    }
  });

  it('leaves to the provider what it had done until then, and it is paid', () => {
    const worked = lived(started, hour('2020-04-14', 1), hour('2020-04-16', 2));
    const after = allDone(seen(worked, died('2020-04-15', '2020-04-20')));
    expect(assessed(after)).toEqual({ [APL_GINESTRA]: 3550 });
    const paid = paidOut(after, '2020-04-27');
    expect(moneyOf(paid).payees).toMatchObject([{ paid: 3550, claimed: 0 }]);
    expect(paid.agenda).toEqual({ deadlines: [], owed: [], closed: true });
  });

  it('leaves to it the milestones that a job had reached, and no later one, whether the end of the job is told or not', () => {
    const job = lived(started, reported(hire(1, ['2020-02-03'])));
    // Six months in force on 2 August, or 183 days on 3 August.
    const [early, between] = ['2020-08-01', '2020-08-03'].map((on) =>
      until(seen(job, died(on, '2020-08-20')), '2021-12-31'),
    );
    expect(entitled(early ?? job)).toEqual({});
    expect(entitled(between ?? job)).toEqual({ [`apl/${APL_GINESTRA}`]: 170_000 });
  });

  it('takes back what was paid for days that she did not live', () => {
    const job = until(lived(started, reported(hire(1, ['2020-02-03']))), '2020-08-31');
    const paid = paidOut(job, '2020-09-01');
    const after = allDone(seen(paid, died('2020-07-31', '2020-09-10')));
    expect(happened(after, 'RecoveryOpened')).toMatchObject([
      { payee: `apl/${APL_GINESTRA}`, cents: 170_000 },
    ]);
  });

  it('is known in the reports from the day on which it was told', () => {
    const job = lived(started, reported(hire(1, ['2020-02-03'])));
    const versions = knownVersions(begunOf(seen(job, died('2020-07-31', '2020-09-10'))));
    expect(
      versions.map(({ from, percorso }) => [from, percorso.dossier.death?.on ?? null]).slice(-2),
    ).toEqual([
      ['2020-02-02', null],
      ['2020-09-10', '2020-07-31'],
    ]);
  });

  it('comes to the same money whether it or the employment is told first', () => {
    const offsets = fc.integer({ min: 0, max: 500 });
    const jobs = fc.array(fc.record({ from: offsets, length: fc.option(offsets), told: offsets }), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(
        jobs,
        fc.array(fc.integer({ min: 0, max: 170 }), { maxLength: 4 }),
        fc.record({ at: offsets, told: offsets }),
        (hires, hours, death) => {
          const start = day('2020-01-21');
          const diedOn = addDays(start, death.at);
          const tellings = hires
            .filter(({ from }) => addDays(start, from) <= diedOn)
            .map(({ from, length, told: toldDay }, nth) => {
              const first = addDays(start, from);
              const message = hire(nth + 1, length === null ? [first] : [first, addDays(first, length)]);
              return (late: number) =>
                reported({ ...message, receivedOn: start }, addDays(first, toldDay + late));
            });
          const done = [...new Set(hours)].map((nth, digit) => hour(addDays(start, nth), digit + 1));
          const before = allDone(
            done
              .filter(({ at }) => at.slice(0, 10) < diedOn)
              .reduce((life, one) => life.and(one), lived(started)),
          );
          const end = (late: number, wait: number) => {
            const asks = [died(diedOn, addDays(diedOn, wait)), ...tellings.map((one) => one(late))];
            const life = asks
              .sort((one, other) => (one.at < other.at ? -1 : 1))
              .reduce((now, one) => allDone(seen(until(now, one.at), one)), before);
            return until(life, '2024-01-01');
          };
          const [one, other] = [end(0, death.told), end(600, 0)];
          expect(entitled(one)).toEqual(entitled(other));
          for (const life of [one, other]) {
            expect([life.seen.end?.on, diedOn].sort()[0]).toBe(life.seen.end?.on);
            expect(life.agenda.closed).toBe(true);
            expect(moneyOf(life).heldCents).toBe(
              Object.values(entitled(life)).reduce((all, cents) => all + cents, 0),
            );
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

/** What each payee is entitled to; nobody is paid in these lives. */
function entitled(life: Given): { readonly [payee: string]: number } {
  const all = moneyOf(life).payees.map((one) => [one.payee, owedCents(one)] as const);
  return Object.fromEntries(all.filter(([, cents]) => cents > 0));
}

describe('an adhesion', () => {
  it('is not that of somebody who had died', () => {
    const dead = given('none').and(died('2020-01-06'));
    dead.when(acted('2020-01-07', SUBMIT)).thenRefused('person-deceased', '2020-01-06');
    dead
      .and(inError('2020-01-07'))
      .when(acted('2020-01-08', SUBMIT))
      .thenFactsLike({ type: 'AdhesionSubmitted' });
  });

  it('that was made before the death and is recorded after it ends at once', () => {
    const late = given('none').and(
      died('2020-01-08'),
      told('2020-01-10', { ...SUBMIT, on: day('2020-01-07') }),
    );
    const after = late.andWaited('2020-01-10T10:00:00.000Z');
    expect(after.seen).toMatchObject({ stage: 'deceased', end: { on: '2020-01-08' } });
  });

  it('after a death that was told in error does not hear of it', () => {
    const again = given('none').and(died('2020-01-03'), inError('2020-01-04'), acted('2020-01-07', SUBMIT));
    expect(again.andWaited('2020-02-03').seen.stage).toBe('requested');
  });

  it('that was rejected stays so', () => {
    const rejected = given('requested').and(
      acted('2020-01-08', { type: 'RecordFacts', facts: { incomeSupport: { known: 'rdc' } } }),
    );
    expect(seen(rejected, died('2020-01-09')).seen).toEqual(rejected.seen);
  });
});

describe('what was to be paid to the person, or asked back from her', () => {
  const fund = made('TST-UFFICIO-FONDO');
  const person = `person/${MARIA}` as const;
  const hours = (on: string, digit: number, minutes: number): Asked =>
    told(on, activityOf({ on, digit, minutes, provider: CPI_FIRENZE }));
  /** An office gives the service, and pays the person for the month from 20 January. */
  const month = lived(
    new Given(registersUnder(INVENTED)).and(
      {
        stream: envelopeStream(fund),
        command: { type: 'OpenEnvelope', cents: 1_000_000 },
        at: values.moment('2019-12-02'),
        actor: CPI,
      },
      acted('2020-01-07', { ...SUBMIT, programme: OFFICE.code }),
      acted('2020-01-07', { type: 'ChooseApl', provider: only(CPI_FIRENZE) }, values.BENEFICIARY),
      acted('2020-01-08', { type: 'TakeInCharge' }),
      acted('2020-01-10', { type: 'SignPatto' }),
      acted('2020-01-20', { type: 'HoldFirstMeeting', tutorId: values.TUTOR }),
    ),
    hours('2020-01-21', 1, 240),
  );
  const owing = until(month, '2020-02-21');
  const propose = (on: string) => acted(on, { type: 'ProposePayment', payee: person }, OFFICER);

  it('is not paid where it was approved before: the order waits for her heirs, as a task', () => {
    const proposed = owing.and(propose('2020-02-21'));
    const approve = { type: 'ApprovePayment', proposal: lastVersionOf(proposed, 'PaymentProposed') } as const;
    const approved = allDone(proposed).and(acted('2020-02-24', approve, HEAD));
    const key = approved.agenda.owed.find(({ effect }) => effect === 'pay-fee')?.key;
    const after = allDone(seen(approved, died('2020-02-22', '2020-02-24')));
    expect(moneyOf(after).payees).toMatchObject([
      { payee: person, entitled: { allowance: 50_000 }, paid: 0 },
    ]);
    expect(after.agenda).toMatchObject({ owed: [], closed: false });
    expect(moneyTasks(begunOf(after))).toContainEqual(
      expect.objectContaining({ task: 'settle-with-heirs', assignee: 'manager', missing: [key] }),
    );
    const alive = allDone(seen(after, inError('2020-03-02')));
    expect(moneyOf(alive).payees).toMatchObject([{ payee: person, paid: 50_000 }]);
    expect(moneyTasks(begunOf(alive)).map(({ task }) => task)).not.toContain('settle-with-heirs');
  });

  it('is asked for again where it had been sent: it may have been made', () => {
    const proposed = owing.and(propose('2020-02-21'));
    const approve = { type: 'ApprovePayment', proposal: lastVersionOf(proposed, 'PaymentProposed') } as const;
    const sent = allDone(proposed)
      .and(acted('2020-02-24', approve, HEAD))
      .andAnswered('unknown');
    const after = seen(sent, died('2020-02-22', '2020-02-25'));
    expect(after.agenda.owed).toContainEqual(expect.objectContaining({ effect: 'pay-fee', mode: 'enquire' }));
    expect(moneyOf(allDone(after)).payees).toMatchObject([{ payee: person, paid: 50_000 }]);
  });

  it('stays owed to her heirs: nobody proposes or approves to pay her', () => {
    const proposed = owing.and(propose('2020-02-21'));
    const after = allDone(seen(owing, died('2020-02-24')));
    after.when(propose('2020-02-25')).thenRefused('payee-deceased', MARIA);
    expect(moneyOf(after).payees).toMatchObject([
      { payee: person, entitled: { allowance: 50_000 }, paid: 0 },
    ]);
    const offered = possibilities(after.percorso, INVENTED).find(
      ({ command }) => command === 'ProposePayment',
    );
    expect(offered).toMatchObject({ allowed: false, reason: 'nothing-to-pay' });
    const approve = acted(
      '2020-02-25',
      { type: 'ApprovePayment', proposal: lastVersionOf(proposed, 'PaymentProposed') },
      HEAD,
    );
    const late = allDone(seen(proposed, died('2020-02-24')));
    late.when(approve).thenRefused('payee-deceased', MARIA);
    late
      .when(
        acted(
          '2020-02-25',
          { type: 'RejectPayment', proposal: lastVersionOf(proposed, 'PaymentProposed') },
          HEAD,
        ),
      )
      .thenFactsLike({ type: 'PaymentRejected' });
  });

  it('is nothing for a month that she did not live to its end', () => {
    const after = until(seen(month, died('2020-02-18')), '2020-12-31');
    expect(happened(after, 'FeeAssessed')).toEqual([]);
  });

  const proposed = owing.and(propose('2020-02-21'));
  const proposal = lastVersionOf(proposed, 'PaymentProposed');
  const paid = allDone(proposed.and(acted('2020-02-21', { type: 'ApprovePayment', proposal }, HEAD)));
  const { activityId } = activityOf({ on: '2020-01-21', digit: 1 });
  const mistake = acted('2020-02-24', { type: 'CancelActivity', activityId } as never);

  it('is asked back no more, and what was asked is taken back', () => {
    const claimed = allDone(paid.and(mistake));
    expect(happened(claimed, 'RecoveryOpened')).toMatchObject([{ payee: person, cents: 50_000 }]);
    const after = seen(claimed, died('2020-03-02'));
    expect(happened(after, 'RecoveryWithdrawn')).toMatchObject([{ payee: person, cents: 50_000 }]);
    expect(owed(after)).toContain('undo request-recovery');
    const closed = allDone(after);
    expect(moneyOf(closed).payees).toMatchObject([{ payee: person, claimed: 0, paid: 50_000 }]);
    closed
      .when(acted('2020-03-03', { type: 'RecordRecovery', payee: person, cents: 50_000 }, OFFICER))
      .thenRefused('nothing-to-recover', MARIA, '0');
  });

  it('is not asked back where the mistake comes out after her death', () => {
    const after = lived(paid, died('2020-02-24'), { ...mistake, at: values.moment('2020-02-25') });
    expect(happened(after, 'RecoveryOpened')).toEqual([]);
    expect(after.agenda.closed).toBe(true);
  });

  it('is asked back and owed again when the death was told in error', () => {
    const back = allDone(seen(allDone(seen(paid.and(mistake), died('2020-03-02'))), inError('2020-03-09')));
    expect(happened(back, 'RecoveryOpened', 'RecoveryWithdrawn', 'DeathDisproved')).toMatchObject([
      { type: 'RecoveryOpened' },
      { type: 'RecoveryWithdrawn' },
      { type: 'DeathDisproved' },
      { type: 'RecoveryOpened', payee: person, cents: 50_000 },
    ]);
    const unpaid = allDone(seen(owing, died('2020-02-24'), inError('2020-02-26')));
    unpaid.when(propose('2020-02-27')).thenFactsLike({ type: 'PaymentProposed', cents: 50_000 });
  });
});

describe('a death that was told in error', () => {
  it('of one whose percorso had ended before leaves everything as it was', () => {
    const job = reported(hire(1, ['2020-02-03']));
    const concluded = until(lived(begun(), job), '2020-08-31');
    const wrong = allDone(seen(concluded, died('2020-08-28', '2020-09-01'), inError('2020-09-14')));
    const without = until(concluded, '2021-12-31');
    const after = until(wrong, '2021-12-31');
    expect(assessed(after)).toEqual(assessed(without));
    expect(after.seen).toEqual(without.seen);
  });

  it('is told again with the right day: the percorso ended then', () => {
    const after = seen(begun(), died('2020-03-02'), inError('2020-03-09'), died('2020-03-05', '2020-03-10'));
    expect(after.seen.end).toEqual({ how: 'deceased', on: '2020-03-05' });
  });

  it('undoes no message that was told meanwhile', () => {
    const wrongHire = hire(1, ['2020-02-03']);
    const annulled = reported(receivedOn(annulment(2, wrongHire), '2020-03-04'));
    const after = allDone(
      seen(lived(begun(), reported(wrongHire)), died('2020-03-02'), annulled, inError('2020-03-09')),
    );
    expect(moneyOf(after).expected.cents).toBe(0);
  });
});

function made(code: string) {
  return values.made(parseEnvelopeCode, code);
}
