import { entitledCents, outstandingCents, owedCents } from '../../../domain/account/account';
import type { Actor } from '../../../domain/decider';
import type { Application } from '../../../domain/incentive/application';
import type { IncentiveCommand, IncentiveCorrecting } from '../../../domain/incentive/commands';
import { INCENTIVE } from '../../../domain/incentive/decider';
import type { IncentiveEffectName, IncentiveEvent } from '../../../domain/incentive/events';
import { employerIn } from '../../../domain/incentive/money';
import { parseEmployerId } from '../../../domain/identifiers';
import { RULEBOOK } from '../../../domain/programmes';
import { addDays } from '../../../domain/time/civil-date';
import { annulment, contract, end, hire, rectification } from '../employment/messages';
import * as values from '../values';
import {
  applying,
  HEAD,
  HIRED,
  interview,
  LIVORNO,
  OFFICER,
  PATHWAY,
  refusal,
  SECOND as SECOND_STREAM,
  World,
} from './world';

const { CPI, day, GINESTRA, made } = values;
const [FULL, PART] = [800_000, 400_000];
const OTHER_HIRE = hire(5, ['2020-06-08', '2021-01-31']);
const OTHER_EMPLOYER = made(parseEmployerId, '00000000182');

interface Correcting {
  readonly on?: string;
  readonly corrects?: number;
  readonly withdraws?: readonly number[];
}
const applied = (changes: Partial<Application> = {}, on = '2020-07-13') =>
  applying(changes, on) as IncentiveCorrecting;
/** The application should have been made so; unless another fact is named. */
const correcting = (
  instead: IncentiveCorrecting | null,
  { on = '2020-08-03', corrects = 1, withdraws = [] }: Correcting = {},
): IncentiveCommand => ({ type: 'CorrectIncentiveFact', on: day(on), corrects, instead, withdraws });
const corrected = (world: World, instead: IncentiveCorrecting | null, how: Correcting = {}) =>
  world.and(how.on ?? '2020-08-03', correcting(instead, how));

const told = (world: World, message: typeof HIRED, on: string) =>
  world.told(message, day(on)).waited(addDays(day(on), 1));
const last = (world: World, count: number) => world.events().slice(-count);
const versionOf = (world: World, type: IncentiveEvent['type']) =>
  world.factsOf().findLast(({ event }) => event.type === type)?.version ?? 0;
const owed = (world: World) =>
  INCENTIVE.agenda(world.state(), RULEBOOK).owed.map(({ direction, effect }) => `${direction} ${effect}`);
const deadlines = (world: World) =>
  INCENTIVE.agenda(world.state(), RULEBOOK).deadlines.map(({ name, lastDay }) => [name, lastDay]);
function employerOf(world: World) {
  const state = world.state();
  if (!('money' in state)) throw new Error('There is no money');
  return employerIn(state);
}
/** Everything that is owed is done. */
function done(world: World, on = '2020-08-05'): World {
  const [next] = INCENTIVE.agenda(world.state(), RULEBOOK).owed;
  return next === undefined ? world : done(world.answered(on, next.effect as IncentiveEffectName), on);
}

const propose: IncentiveCommand = { type: 'ProposeIncentivePayment', on: day('2020-07-20') };
const world = new World().told(HIRED);
const admitted = world.and('2020-07-13', applying());
const proposed = admitted.and('2020-07-20', propose);
const PROPOSAL = versionOf(proposed, 'IncentivePaymentProposed');
const approve = (on: string, proposal = PROPOSAL): IncentiveCommand => ({
  type: 'ApproveIncentivePayment',
  on: day(on),
  proposal,
});
const paid = done(proposed.and('2020-07-21', approve('2020-07-21'), { actor: HEAD }), '2020-07-22');

describe('an application that was told wrong', () => {
  it('has the hours that it should have had, and what those earn', () => {
    const part = world.and('2020-07-13', applying({ weeklyHours: 2000 }));
    const after = corrected(part, applied());
    expect(last(after, 2)).toMatchObject([
      {
        type: 'FactCorrected',
        corrects: 1,
        instead: [{ event: { type: 'IncentiveApplied', application: { weeklyHours: 4000 } } }],
        withdrawn: [],
        overtaken: [],
        arisen: [],
      },
      { type: 'IncentiveReserved', entitledCents: FULL, differenceCents: FULL - PART },
    ]);
    expect(after.state()).toMatchObject({ phase: 'admitted', application: { weeklyHours: 4000 } });
    expect(after.takenCents).toBe(FULL);
  });

  it('is not entitled to more than there is: it keeps what it has and waits', () => {
    const part = world.and('2020-07-13', applying({ weeklyHours: 2000 })).withEnvelope(PART);
    const after = corrected(part, applied());
    expect(last(after, 2)).toMatchObject([{ type: 'FactCorrected' }, { type: 'FundsAwaited', cents: FULL }]);
    expect(entitledCents(employerOf(after))).toBe(PART);
  });

  it('has the place of work that it should have had', () => {
    const short = new World().told(hire(1, ['2020-06-01', '2020-10-31']));
    const rejected = short.and('2020-07-13', applying());
    expect(rejected.state().phase).toBe('rejected');
    const after = corrected(rejected, applied({ seat: LIVORNO }));
    expect(after.state()).toMatchObject({ phase: 'admitted', application: { seat: LIVORNO } });
  });

  it('has fewer hours than it was paid for: what was paid too much is asked back', () => {
    const after = corrected(paid, applied({ weeklyHours: 2000 }));
    expect(last(after, 3)).toMatchObject([
      { type: 'FactCorrected' },
      { type: 'IncentiveReduced', entitledCents: PART, differenceCents: PART - FULL },
      { type: 'IncentiveRecoveryOpened', cents: FULL - PART },
    ]);
    expect(owed(after)).toEqual(
      expect.arrayContaining(['do request-incentive-recovery', 'do notify-employer']),
    );
    expect(owedCents(employerOf(after))).toBe(PART - FULL);
  });

  it('has the hire that it should have named, also where the message of it comes later', () => {
    const waiting = new World().told(OTHER_HIRE).and('2020-07-13', applying());
    expect(waiting.state().phase).toBe('awaiting-facts');
    const after = corrected(waiting, applied({ hire: OTHER_HIRE.protocol }));
    expect(last(after, 2)).toMatchObject([
      { type: 'FactCorrected' },
      { type: 'IncentiveAdmitted', relationship: OTHER_HIRE.protocol },
    ]);
    const early = corrected(admitted, applied({ hire: OTHER_HIRE.protocol }));
    expect(last(early, 1)).toMatchObject([{ type: 'IncentiveWithdrawn', conditions: ['hire'] }]);
    expect(told(early, OTHER_HIRE, '2020-08-10').state()).toMatchObject({ phase: 'admitted' });
  });

  it('has another day, and is told to the employer', () => {
    const after = corrected(done(admitted), applied({}, '2020-07-10'));
    expect(last(after, 1)).toMatchObject([
      { type: 'FactCorrected', instead: [{ effectiveOn: '2020-07-10' }] },
    ]);
    expect(after.state()).toMatchObject({ phase: 'admitted', appliedOn: '2020-07-10' });
    expect(owed(after)).toEqual(['do notify-employer']);
  });

  it('is corrected again, back to what it was', () => {
    const once = corrected(admitted, applied({ weeklyHours: 2000 }));
    const twice = corrected(once, applied(), { on: '2020-08-04' });
    expect(entitledCents(employerOf(twice))).toBe(FULL);
    expect(refusal(twice.ask('2020-08-05', correcting(applied(), { on: '2020-08-05' })))).toBe(
      'correction-changes-nothing',
    );
  });

  it('keeps what it read of the worker and her percorso when it was made', () => {
    const after = corrected(admitted.withPercorso({ phase: 'none' }), applied({ weeklyHours: 3000 }));
    expect(after.state()).toMatchObject({ phase: 'admitted', pathway: { interviewedOn: '2020-05-04' } });
  });

  it('reads the percorso of the worker where none was named', () => {
    const rejected = world.and('2020-07-13', applying({ percorsoId: null }));
    expect(rejected.state().phase).toBe('rejected');
    const rules = 'TOS-PIO2/2019-12-21.3';
    expect(rejected.state()).toMatchObject({ rules });
    const after = corrected(rejected.withPercorso({ ...PATHWAY, rules }), applied());
    expect(after.state().phase).toBe('admitted');
  });
});

describe('the term to complete an application', () => {
  const waiting = new World().and('2020-07-20', applying({}, '2020-07-20'));

  it('runs from the day on which it should have been made', () => {
    expect(deadlines(waiting)).toEqual([['missing-facts', '2020-09-18']]);
    const after = corrected(waiting, applied());
    expect(deadlines(after)).toEqual([['missing-facts', '2020-09-11']]);
  });

  it('runs anew from the correction, where it had ended by then', () => {
    const after = corrected(waiting, applied(), { on: '2020-09-14' });
    expect(deadlines(after)).toEqual([['missing-facts', '2020-11-13']]);
    expect(told(after, HIRED, '2020-10-06').state().phase).toBe('admitted');
    expect(after.waited('2020-11-16').state().phase).toBe('rejected');
  });
});

describe('a rejection for what was told wrong', () => {
  const rejected = world.and('2020-07-13', applying({ weeklyHours: 100 }));
  const REJECTION = versionOf(rejected, 'IncentiveRejected');

  it('is overtaken: the application is answered anew, and hears again what is told of its worker', () => {
    expect(rejected.state().phase).toBe('rejected');
    const unheard = told(rejected, end(2, HIRED, '2020-07-31'), '2020-08-01');
    const after = corrected(unheard, applied());
    expect(after.events().slice(2)).toMatchObject([
      { type: 'FactCorrected', overtaken: [REJECTION], arisen: [] },
      { type: 'IncentiveAdmitted', cents: FULL },
      { type: 'HireObserved' },
      { type: 'IncentiveReduced' },
    ]);
  });

  it('stands where that changes nothing of it, and is another where it fails for another reason', () => {
    const same = corrected(rejected, applied({ weeklyHours: 200 }));
    expect(last(same, 1)).toMatchObject([{ type: 'FactCorrected', overtaken: [], arisen: [] }]);
    expect(same.state()).toMatchObject({ phase: 'rejected', conditions: ['amount'] });
    const seat = { ...LIVORNO, region: '12' as never };
    const other = corrected(rejected, applied({ seat }));
    expect(last(other, 1)).toMatchObject([
      {
        type: 'FactCorrected',
        overtaken: [REJECTION],
        arisen: [{ event: { type: 'IncentiveRejected', conditions: ['seat'] } }],
      },
    ]);
    expect(other.state()).toMatchObject({ phase: 'rejected', conditions: ['seat'] });
  });

  it('because facts did not come in time is overtaken where those of the right hire had come', () => {
    const late = told(new World().and('2020-07-13', applying()), OTHER_HIRE, '2020-07-20').waited(
      '2020-10-01',
    );
    expect(late.state()).toMatchObject({ phase: 'rejected', conditions: ['hire'] });
    const after = corrected(late, applied({ hire: OTHER_HIRE.protocol }), { on: '2020-10-05' });
    expect(after.state().phase).toBe('admitted');
  });

  it('because facts did not come in time stands where they would not have come either', () => {
    const late = new World().and('2020-07-13', applying()).waited('2020-10-01');
    const after = corrected(late, applied({ hire: OTHER_HIRE.protocol }), { on: '2020-10-05' });
    expect(last(after, 1)).toMatchObject([{ type: 'FactCorrected', overtaken: [], arisen: [] }]);
    expect(told(after, OTHER_HIRE, '2020-10-06').state().phase).toBe('rejected');
  });

  it('because the worker’s place was another’s stands where it still is', () => {
    const both = admitted
      .told(OTHER_HIRE)
      .and('2020-07-14', applying({ hire: OTHER_HIRE.protocol }, '2020-07-14'), { stream: SECOND_STREAM });
    const taken = both.waited('2020-07-16', SECOND_STREAM);
    expect(taken.state(SECOND_STREAM)).toMatchObject({ phase: 'rejected', conditions: ['one-per-worker'] });
    const instead = applied({ hire: OTHER_HIRE.protocol, weeklyHours: 3000 }, '2020-07-14');
    const after = taken.and('2020-08-03', correcting(instead), { stream: SECOND_STREAM });
    expect(after.state(SECOND_STREAM)).toMatchObject({ phase: 'rejected', conditions: ['one-per-worker'] });
  });
});

describe('an admission that should have been a rejection', () => {
  const wrong = applied({ weeklyHours: 100 });

  it('is withdrawn, all of it is asked back, and the place of the worker is free', () => {
    const after = corrected(paid, wrong);
    expect(last(after, 3)).toMatchObject([
      {
        type: 'FactCorrected',
        arisen: [{ event: { type: 'IncentiveRejected', conditions: ['amount'] }, effectiveOn: '2020-07-13' }],
      },
      { type: 'IncentiveWithdrawn', conditions: ['amount'], differenceCents: -FULL },
      { type: 'IncentiveRecoveryOpened', cents: FULL },
    ]);
    expect(after.keys).toEqual([]);
  });

  it('hears of nothing any more, as what was rejected does not', () => {
    const after = corrected(paid, wrong);
    const more = told(after, rectification(6, HIRED, { contract: contract('A.01.00') }), '2020-08-10');
    expect(more.events()).toEqual(after.events());
    expect(refusal(more.ask('2020-08-12', { type: 'ReassessIncentive', on: day('2020-08-12') }))).toBe(
      'incentive-not-waiting',
    );
  });

  it('is given again where the correction was the mistake, with what was told meanwhile', () => {
    const withdrawn = told(corrected(paid, wrong), end(2, HIRED, '2020-11-30'), '2020-12-03');
    const after = corrected(withdrawn, applied(), { on: '2020-12-07' });
    expect(last(after, 4)).toMatchObject([
      { type: 'IncentiveReserved', entitledCents: FULL },
      { type: 'HireObserved' },
      { type: 'IncentiveReduced', entitledCents: 401_096 },
      { type: 'IncentiveRecoveryOpened' },
    ]);
    expect(outstandingCents(employerOf(after))).toBe(FULL - 401_096);
  });

  it('before the money was there gives the place back', () => {
    const waiting = world.withEnvelope(0).and('2020-07-13', applying()).waited('2020-07-15');
    expect(waiting.state().phase).toBe('awaiting-funds');
    const after = corrected(waiting, wrong);
    expect(after.state().phase).toBe('rejected');
    expect(after.keys).toEqual([]);
    const lacking = corrected(waiting, applied({ hire: OTHER_HIRE.protocol }));
    expect(lacking.state().phase).toBe('awaiting-facts');
    expect(lacking.keys).toEqual([]);
  });
});

describe('a payment that was rejected in error', () => {
  const reject = { type: 'RejectIncentivePayment', on: day('2020-07-21'), proposal: PROPOSAL } as const;
  const rejected = proposed.and('2020-07-21', reject);
  const REJECTION = versionOf(rejected, 'IncentivePaymentRejected');
  const inError = correcting(null, { corrects: REJECTION });

  it('is open again as it was proposed, and is approved by another', () => {
    const after = rejected.and('2020-08-03', inError);
    expect(last(after, 1)).toEqual([
      {
        type: 'FactCorrected',
        corrects: REJECTION,
        instead: [],
        withdrawn: [],
        overtaken: [],
        arisen: [],
      },
    ]);
    expect(after.state()).toMatchObject({
      money: {
        proposals: [{ version: PROPOSAL, cents: FULL, standing: 'open', proposedBy: OFFICER.user }],
      },
    });
    expect(refusal(after.ask('2020-08-04', approve('2020-08-04')))).toBe('same-person-approves');
    const approved = after.and('2020-08-04', approve('2020-08-04'), { actor: HEAD });
    expect(owed(approved)).toContain('do pay-incentive');
    expect(employerOf(done(approved)).paid).toBe(FULL);
  });

  it('is not paid beside the one proposed after it', () => {
    const again = rejected.and('2020-07-22', { ...propose, on: day('2020-07-22') });
    const both = again.and('2020-08-03', inError);
    const second = versionOf(both, 'IncentivePaymentProposed');
    const approved = both.and('2020-08-04', approve('2020-08-04'), { actor: HEAD });
    expect(refusal(approved.ask('2020-08-05', approve('2020-08-05', second), { actor: HEAD }))).toBe(
      'payment-no-longer-owed',
    );
  });

  it('is taken back by whoever decides on payments, once', () => {
    expect(refusal(rejected.ask('2020-08-03', inError, { actor: CPI }))).toBe('fact-of-another');
    const after = rejected.and('2020-08-03', inError, { actor: HEAD });
    expect(refusal(after.ask('2020-08-04', inError))).toBe('correction-changes-nothing');
  });

  it('of an application that was corrected before, leaves that correction as it is', () => {
    const once = corrected(rejected, applied({ weeklyHours: 100 }));
    const after = once.and('2020-08-04', { ...inError, on: day('2020-08-04') } as IncentiveCommand);
    expect(last(after, 1)).toMatchObject([
      { type: 'FactCorrected', arisen: [{ event: { type: 'IncentiveRejected' } }] },
    ]);
    expect(after.state()).toMatchObject({ phase: 'withdrawn', barredBy: ['amount'] });
    expect(refusal(after.ask('2020-08-05', approve('2020-08-05'), { actor: HEAD }))).toBe(
      'payment-no-longer-owed',
    );
  });
});

describe('an application that as corrected waits for its hire', () => {
  const waiting = corrected(paid, applied({ hire: OTHER_HIRE.protocol }));

  it('is rejected for good by what the hire turns out to be: a later message restores nothing', () => {
    const short = rectification(6, OTHER_HIRE, { plannedEndOn: day('2020-07-31') });
    const known = told(told(waiting, OTHER_HIRE, '2020-08-05'), short, '2020-08-07');
    const late = told(told(waiting, short, '2020-08-05'), OTHER_HIRE, '2020-08-07');
    const longer = rectification(7, OTHER_HIRE, { plannedEndOn: day('2021-06-30') });
    // Known as long enough first, it was admitted: then a later message counts both ways.
    expect(told(known, longer, '2020-08-10').state().phase).toBe('admitted');
    expect(last(late, 1)).toMatchObject([{ type: 'IncentiveWithdrawn', differenceCents: 0, final: true }]);
    expect(told(late, longer, '2020-08-10').state()).toMatchObject({ phase: 'withdrawn' });
  });

  it('is admitted once the hire is told, and withdrawn and restored like any other from then on', () => {
    const admitted = told(waiting, OTHER_HIRE, '2020-08-05');
    expect(admitted.state().phase).toBe('admitted');
    const gone = annulment(6, OTHER_HIRE);
    const withdrawn = told(admitted, gone, '2020-08-07');
    expect(withdrawn.events().some((one) => 'final' in one)).toBe(false);
    const back = told(withdrawn, annulment(7, gone), '2020-08-10');
    expect(back.state().phase).toBe('admitted');
  });
});

describe('a correction is refused', () => {
  const asks = (instead: IncentiveCorrecting | null, how: Correcting = {}, actor: Actor = OFFICER) =>
    paid.ask(how.on ?? '2020-08-03', correcting(instead, how), { actor });

  it('of what is no act of the application, and of a fact that there is not', () => {
    const admission = versionOf(paid, 'IncentiveAdmitted');
    expect(refusal(asks(null, { corrects: admission }))).toBe('fact-not-correctable');
    expect(refusal(asks(applied(), { corrects: PROPOSAL }))).toBe('fact-not-correctable');
    expect(refusal(asks(null, { corrects: 99 }))).toBe('fact-not-correctable');
  });

  it('where it would take the application out', () => {
    expect(refusal(asks(null))).toBe('fact-not-correctable');
  });

  it('where it changes nothing', () => {
    const { decision } = asks(applied());
    expect(decision).toMatchObject({
      rejection: { reason: 'correction-changes-nothing', missing: ['IncentiveApplied@1'] },
    });
  });

  it('for another employer: that is another application', () => {
    const { decision } = asks(applied({ employer: OTHER_EMPLOYER }));
    expect(decision).toMatchObject({
      rejection: { reason: 'correction-of-another', missing: ['IncentiveApplied@1'] },
    });
  });

  it('to a day after what was asked of it, or in the future', () => {
    const { decision } = asks(applied({}, '2020-07-21'));
    expect(decision).toMatchObject({
      rejection: {
        reason: 'correction-after-next-step',
        missing: [`IncentivePaymentProposed@${String(PROPOSAL)}`],
      },
    });
    expect(refusal(asks(applied({}, '2020-08-04')))).toBe('date-in-the-future');
    expect(refusal(asks(applied(), { on: '2020-07-12' }))).toBe('date-before-previous-step');
  });

  it('where it names acts that do not hang on it', () => {
    expect(refusal(asks(applied({ weeklyHours: 2000 }), { withdraws: [PROPOSAL] }))).toBe('acts-hang-on-it');
  });

  it('to whoever neither recorded it nor answers for it', () => {
    expect(refusal(asks(applied({ weeklyHours: 2000 }), {}, GINESTRA))).toBe('fact-of-another');
  });

  it('of an application that there is not', () => {
    expect(refusal(new World().ask('2020-08-03', correcting(applied())))).toBe('incentive-unknown');
  });
});

describe('messages after a correction', () => {
  it('are about the application as it holds now', () => {
    const after = corrected(admitted, applied({ weeklyHours: 2000 }));
    const ended = told(after, annulment(2, HIRED), '2020-08-10');
    expect(ended.state().phase).toBe('withdrawn');
    const back = told(ended, annulment(3, annulment(2, HIRED)), '2020-08-12');
    expect(entitledCents(employerOf(back))).toBe(PART);
  });
});

describe('a percorso that was corrected after the admission', () => {
  const admitted = new World().told(HIRED).and('2020-07-13', applying());
  const reassess = { type: 'ReassessIncentive', on: day('2020-08-03') } as const;
  const late = { ...PATHWAY, dossier: { ...PATHWAY.dossier, activities: [interview('2020-06-15')] } };

  it('is read again where that is asked, and what hung on the mistake is taken back', () => {
    const after = admitted.withPercorso(late).and('2020-08-03', { ...reassess, pathway: 'anew' });
    expect(after.events().slice(-2)).toMatchObject([
      { type: 'PathwayConsulted', pathway: { interviewedOn: '2020-06-15' } },
      { type: 'IncentiveWithdrawn', differenceCents: -800_000 },
    ]);
    const right = after.withPercorso(PATHWAY).and('2020-08-04', {
      ...reassess,
      on: day('2020-08-04'),
      pathway: 'anew',
    });
    expect(right.events().slice(-2)).toMatchObject([
      { type: 'PathwayConsulted', pathway: { interviewedOn: '2020-05-04' } },
      // What was set aside has gone back: it is set aside anew.
      { type: 'IncentiveReserved', entitledCents: 800_000 },
    ]);
  });

  it('is not read by itself, and changes nothing where it says the same', () => {
    expect(refusal(admitted.withPercorso(late).ask('2020-08-03', reassess))).toBe('incentive-not-waiting');
    expect(refusal(admitted.ask('2020-08-03', { ...reassess, pathway: 'anew' }))).toBe(
      'incentive-not-waiting',
    );
  });
});
