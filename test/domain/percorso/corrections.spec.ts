import { moneyTasks } from '../../../activities/postgres/read-models/money-tasks';
import type { Actor } from '../../../domain/decider';
import type { Command } from '../../../domain/deciders';
import { personStream } from '../../../domain/identifiers';
import type { Correcting } from '../../../domain/percorso/commands';
import type { PercorsoEventType } from '../../../domain/percorso/events';
import { knownVersions } from '../../../domain/percorso/known-at';
import { stageOf, stepIn, type BegunPercorso } from '../../../domain/percorso/state';
import { hire } from '../employment/messages';
import { acted, given, SUBMIT, type Given } from '../given';
import {
  allDone,
  assessed,
  begun,
  deadlines,
  hour,
  lastVersionOf,
  lived,
  moneyOf,
  paidOut,
  placesAt,
  reported,
  until,
} from '../life';
import type { Asked } from '../model';
import { THIRD_READING } from '../readings';
import * as values from '../values';
import { activityOf } from './activity';

const { APL_GINESTRA, APL_ROTTA, CPI, day, GINESTRA, GOOD_FACTS, HEAD, OFFICER, only, ROTTA } = values;

interface Corrected {
  readonly instead?: Correcting | null;
  readonly with?: readonly PercorsoEventType[];
  readonly by?: Actor;
}

/** The last fact of that type was recorded by mistake: what holds instead, and what goes with it. */
function corrected(
  life: Given,
  [when, mistake]: readonly [string, PercorsoEventType],
  { instead = null, with: withdraws = [], by = CPI }: Corrected = {},
) {
  const versions = withdraws.map((type) => lastVersionOf(life, type));
  const command = { type: 'CorrectFact', corrects: lastVersionOf(life, mistake), instead } as const;
  return acted(when, { ...command, withdraws: versions }, by);
}

const dayOf = (life: Given, step: 'patto' | 'first-meeting' | 'choice') => stepIn(life.percorso, step)?.on;
function begunIn({ percorso }: Given): BegunPercorso {
  if (percorso.phase === 'none') throw new Error('There is no percorso');
  return percorso;
}
const standing = (life: Given) =>
  life.percorso.phase === 'none'
    ? []
    : life.percorso.effects.map(({ effect, direction, answer }) => `${effect} ${direction} ${answer}`);

describe('a step that was told wrong', () => {
  it('has another day: what was told after it stays, and the correction says what it corrects', () => {
    const life = begun();
    const after = life
      .when(
        corrected(life, ['2020-02-03', 'PattoSigned'], {
          instead: { type: 'SignPatto', on: day('2020-01-13') },
        }),
      )
      .thenFactsLike({ type: 'FactCorrected', corrects: 4, withdrawn: [], overtaken: [], arisen: [] });
    expect(dayOf(after, 'patto')).toBe('2020-01-13');
    expect({ ...after.seen, since: null }).toEqual({ ...life.seen, since: null });
  });

  it('cannot be later than the steps after it, which are named; nor earlier than the one before', () => {
    const life = begun();
    const patto = (on: string) =>
      corrected(life, ['2020-02-03', 'PattoSigned'], { instead: { type: 'SignPatto', on: day(on) } });
    life.when(patto('2020-01-14')).thenRefused('correction-after-next-step', 'AssegnoIssued@5');
    life.when(patto('2020-01-08')).thenRefused('date-before-previous-step');
    life.when(patto('2020-01-10')).thenRefused('correction-changes-nothing', 'PattoSigned@4');
    life.when(patto('2020-02-04')).thenRefused('date-in-the-future');
  });

  it('moves the clock of the service, and its end: a conclusion that came too early is overtaken', () => {
    const early = until(begun({ rulebook: THIRD_READING }), '2020-07-16');
    expect(early.seen.stage).toBe('concluded');
    const choice = { type: 'ChooseApl', on: day('2020-01-17'), provider: only(APL_GINESTRA) } as const;
    const after = early
      .when(corrected(early, ['2020-07-16', 'AplChosen'], { instead: choice }))
      .thenFactsLike({ type: 'FactCorrected', overtaken: [lastVersionOf(early, 'PercorsoConcluded')] });
    expect(after.seen.stage).toBe('started');
    expect(deadlines(after)).toContainEqual(['conclusion', '2020-07-17']);
    expect(Object.keys(after.world.keys)).toEqual([`active-percorso/TOS-PIO2/${values.MARIA}`]);
    expect(until(after, '2020-07-20').seen).toMatchObject({ stage: 'concluded', end: { on: '2020-07-18' } });
  });

  it('moves the end before what was told later: what cannot follow it is named', () => {
    const late = until(begun({ rulebook: THIRD_READING }), '2020-07-14').and(
      acted('2020-07-14', { type: 'ReportAbandonment', cause: 'declared' }),
    );
    const choice = { type: 'ChooseApl', on: day('2020-01-13'), provider: only(APL_GINESTRA) } as const;
    late
      .when(corrected(late, ['2020-07-16', 'AplChosen'], { instead: choice }))
      .thenRefused('acts-hang-on-it', `PercorsoAbandoned@${lastVersionOf(late, 'PercorsoAbandoned')}`);
    const after = late
      .when(corrected(late, ['2020-07-16', 'AplChosen'], { instead: choice, with: ['PercorsoAbandoned'] }))
      .thenFactsLike(
        {
          type: 'FactCorrected',
          arisen: [{ event: { type: 'PercorsoConcluded' }, effectiveOn: '2020-07-14' }],
        },
        { type: 'ReservationChanged' },
      );
    expect(after.seen).toMatchObject({ stage: 'concluded', end: { on: '2020-07-14' } });
  });
});

describe('a choice that was told wrong', () => {
  it('may be corrected, and an exit after it: the place is taken at the body told instead', () => {
    const life = allDone(begun({ before: [placesAt(APL_GINESTRA, 1), placesAt(APL_ROTTA, 1)] }));
    const other = { type: 'ChooseApl', on: day('2020-01-15'), provider: only(APL_ROTTA) } as const;
    const needed = ['AplAccepted', 'FirstMeetingHeld', 'PlanSigned'] as const;
    const moved = life.and(corrected(life, ['2020-02-03', 'AplChosen'], { instead: other, with: needed }));
    const left = moved.and(acted('2020-02-04', { type: 'ReportAbandonment', cause: 'declared' }));
    const back = left.and(corrected(left, ['2020-02-05', 'PercorsoAbandoned']));
    expect(back.seen.provider).toMatchObject({ lead: `apl/${APL_ROTTA}` });
    expect(back.world.taken[`apl-places/${APL_ROTTA}`]).toEqual(moved.world.taken[`apl-places/${APL_ROTTA}`]);
  });
});

describe('a profile that was wrong', () => {
  it('is what the fees are worked out by, and the sum set aside', () => {
    const life = allDone(begun());
    const after = life
      .when(
        corrected(life, ['2020-02-03', 'ProfileAssigned'], {
          instead: { type: 'AssignProfile', on: day('2020-01-09'), profileIndex: 5000 },
        }),
      )
      .thenFactsLike({ type: 'FactCorrected' }, { type: 'ReservationChanged' });
    const right = begun({ profileIndex: 5000 });
    expect(moneyOf(after).keptCents).toBe(moneyOf(right).keptCents);
    const hired = (one: Given) =>
      until(lived(one, reported(hire(1, ['2020-03-02']), '2020-03-02')), '2021-06-01');
    expect(assessed(hired(after))).toEqual(assessed(hired(right)));
  });

  it('paid too much already: the difference is asked back', () => {
    const jobs = reported(hire(1, ['2020-03-02']), '2020-03-02');
    const worked = (profileIndex: number) => until(lived(begun({ profileIndex }), jobs), '2021-06-01');
    const paid = paidOut(worked(8000), '2021-06-02');
    const [due] = Object.values(assessed(worked(5000)));
    const after = allDone(
      paid.and(
        corrected(paid, ['2021-06-03', 'ProfileAssigned'], {
          instead: { type: 'AssignProfile', on: day('2020-01-09'), profileIndex: 5000 },
        }),
      ),
    );
    const [apl] = moneyOf(after).payees;
    expect(due).toBeGreaterThan(0);
    expect(apl?.paid).toBeGreaterThan(due ?? 0);
    expect(apl?.claimed).toBe((apl?.paid ?? 0) - (due ?? 0));
    expect(assessed(after)).toEqual(assessed(worked(5000)));
  });
});

describe('a payment that was proposed before a correction', () => {
  it('stands until somebody decides, and comes back as a task with both sums', () => {
    const jobs = reported(hire(1, ['2020-03-02']), '2020-03-02');
    const earned = until(lived(begun(), jobs), '2021-06-01');
    const payee = `apl/${APL_GINESTRA}` as const;
    const proposed = earned.and(acted('2021-06-02', { type: 'ProposePayment', payee }, OFFICER));
    const instead = { type: 'AssignProfile', on: day('2020-01-09'), profileIndex: 5000 } as const;
    const after = proposed.and(corrected(proposed, ['2021-06-03', 'ProfileAssigned'], { instead }));
    const [was, is] = [assessed(proposed), assessed(after)].map((one) => Object.values(one)[0] ?? 0);
    const proposal = lastVersionOf(proposed, 'PaymentProposed');
    expect(moneyOf(after).proposals).toEqual(moneyOf(proposed).proposals);
    expect(is).toBeLessThan(was ?? 0);
    expect(moneyTasks(begunIn(after))).toContainEqual(
      expect.objectContaining({ task: 'review-payment', missing: [`${proposal}: ${was} > ${is}`] }),
    );
    expect(moneyTasks(begunIn(proposed)).map(({ task }) => task)).toEqual(['approve-payment']);
    after
      .when(acted('2021-06-04', { type: 'ApprovePayment', proposal }, HEAD))
      .thenRefused('payment-no-longer-owed');
  });
});

describe('an activity told with wrong data', () => {
  const earned = (life: Given) => assessed(until(life, '2020-12-01'));

  it('counts as it was held, under the same identifier', () => {
    const life = lived(begun(), hour('2020-01-27', 1, 180));
    const right = lived(begun(), hour('2020-01-27', 1, 60));
    const instead = activityOf({ on: '2020-01-27', digit: 1, minutes: 60 });
    const after = life.and(corrected(life, ['2020-01-30', 'ActivityRecorded'], { instead, by: GINESTRA }));
    expect(earned(after)).toEqual(earned(right));
    expect(earned(after)).not.toEqual(earned(life));
    life
      .when(
        corrected(life, ['2020-01-30', 'ActivityRecorded'], {
          instead: { ...instead, ...activityOf({ on: '2020-01-27', digit: 2 }) },
        }),
      )
      .thenRefused('correction-of-another', `ActivityRecorded@${lastVersionOf(life, 'ActivityRecorded')}`);
    life
      .when(
        corrected(life, ['2020-01-30', 'ActivityRecorded'], { instead: { ...instead, provider: APL_ROTTA } }),
      )
      .thenRefused('provider-not-chosen', APL_ROTTA);
    life
      .when(corrected(life, ['2020-01-30', 'ActivityRecorded']))
      .thenRefused('fact-not-correctable', String(lastVersionOf(life, 'ActivityRecorded')));
  });

  it('cancelled by mistake, counts again', () => {
    const life = lived(begun(), hour('2020-01-27', 1));
    const { activityId } = activityOf({ on: '2020-01-27', digit: 1 });
    const without = life.and(acted('2020-01-28', { type: 'CancelActivity', activityId }, GINESTRA));
    const after = without.and(corrected(without, ['2020-01-30', 'ActivityCancelled']));
    expect(earned(after)).toEqual(earned(life));
    expect(earned(without)).toEqual({});
  });
});

describe('a choice that was recorded wrong', () => {
  const rotta = (on = '2020-01-15') =>
    ({ type: 'ChooseApl', on: day(on), provider: only(APL_ROTTA) }) as const;

  it('is of the provider that was meant, who is told now and has all of its term', () => {
    const life = allDone(given('apl-chosen'));
    const after = life.and(corrected(life, ['2020-01-20', 'AplChosen'], { instead: rotta() }));
    expect(after.seen.provider).toEqual(only(APL_ROTTA));
    expect(standing(after)).toEqual(
      expect.arrayContaining(['notify-apl undo open', 'notify-apl do open']) as string[],
    );
    expect(deadlines(after)).toEqual([['acceptance', '2020-01-27']]);
    after.when(acted('2020-01-21', { type: 'AcceptPerson' }, GINESTRA)).thenRefused('not-the-chosen-apl');
    after.when(acted('2020-01-21', { type: 'AcceptPerson' }, ROTTA)).thenFactsLike({ type: 'AplAccepted' });
  });

  it('keeps the place of the one and takes that of the other', () => {
    const places = [placesAt(APL_GINESTRA, 3), placesAt(APL_ROTTA, 1)];
    const life = places
      .reduce((one, asked) => one.and(asked), given('issued'))
      .and(acted('2020-01-15', { type: 'ChooseApl', provider: only(APL_GINESTRA) }));
    const after = life.and(corrected(life, ['2020-01-20', 'AplChosen'], { instead: rotta() }));
    expect(after.world.taken[`apl-places/${APL_GINESTRA}`] ?? {}).toEqual({});
    expect(Object.keys(after.world.taken).filter((limit) => limit.includes(APL_ROTTA))).toHaveLength(1);
  });

  it('takes the acceptance and the meeting of the other provider with it, by name', () => {
    const life = allDone(begun());
    const hanging = ['AplAccepted', 'FirstMeetingHeld', 'PlanSigned'] as const;
    life
      .when(corrected(life, ['2020-01-27', 'AplChosen'], { instead: rotta() }))
      .thenRefused('acts-hang-on-it', ...hanging.map((type) => `${type}@${lastVersionOf(life, type)}`));
    const after = life.and(corrected(life, ['2020-01-27', 'AplChosen'], { instead: rotta(), with: hanging }));
    expect(after.seen).toMatchObject({ stage: 'apl-chosen', tutorId: null });
    expect(standing(after)).toContain('book-appointments undo open');
    expect(standing(allDone(after)).filter((one) => one.startsWith('notify-apl do'))).toEqual([
      'notify-apl do done',
    ]);
  });

  it('was declined already, and its notice refused: nobody is told of it again', () => {
    const declined = given('apl-chosen')
      .andAnswered('refused')
      .andAnswered('refused')
      .and(acted('2020-01-16', { type: 'DeclinePerson' }));
    const after = declined.and(corrected(declined, ['2020-01-20', 'AplChosen'], { instead: rotta() }));
    expect(standing(after).filter((one) => one.startsWith('notify-apl'))).toEqual([
      'notify-apl do never-done',
    ]);
  });

  it('was never made: the person chooses, and the term to choose that had ended runs anew', () => {
    const life = given('apl-chosen');
    const soon = life.and(corrected(life, ['2020-01-20', 'AplChosen']));
    expect(soon.seen.stage).toBe('issued');
    expect(deadlines(soon)).toEqual(deadlines(given('issued')));
    const met = until(begun(), '2020-03-20');
    const late = met.and(
      corrected(met, ['2020-03-20', 'AplChosen'], {
        with: ['AplAccepted', 'FirstMeetingHeld', 'PlanSigned'],
      }),
    );
    expect(late.seen.stage).toBe('issued');
    expect(deadlines(late)).toEqual([['choice', '2020-04-20']]);
  });
});

describe('a first meeting that was never held', () => {
  it('is waited for again, for the whole term', () => {
    const life = allDone(begun({ plan: false })).andWaited('2020-02-24');
    const after = life.and(corrected(life, ['2020-02-24', 'FirstMeetingHeld']));
    expect(after.seen.stage).toBe('apl-accepted');
    expect(deadlines(after)).toContainEqual(['first-meeting', '2020-03-10']);
  });
});

describe('an exit that was recorded by mistake', () => {
  const leaving = acted('2020-02-03', { type: 'ReportAbandonment', cause: 'declared' });
  const left = allDone(allDone(begun()).and(leaving));

  it('is undone: path, clock, reservation and effects are there again', () => {
    const before = allDone(begun());
    expect(left.world.keys).toEqual({});
    const after = allDone(left.and(corrected(left, ['2020-02-10', 'PercorsoAbandoned'])));
    expect(after.seen).toEqual(before.seen);
    expect(deadlines(after)).toEqual(deadlines(before));
    expect(moneyOf(after)).toMatchObject({
      keptCents: moneyOf(before).keptCents,
      heldCents: moneyOf(before).heldCents,
      settled: false,
    });
    expect(after.world.keys).toEqual(before.world.keys);
    expect(after.world.taken).toEqual(before.world.taken);
    const done = (one: Given) =>
      standing(one)
        .filter((effect) => / do done$/.test(effect) && !effect.startsWith('notify-parties'))
        .sort();
    expect(done(after)).toEqual(done(before));
    after.when(hour('2020-02-11', 1)).thenFactsLike({ type: 'ActivityRecorded' });
  });

  it('had another cause, or was another exit', () => {
    const after = left.and(
      corrected(left, ['2020-02-10', 'PercorsoAbandoned'], {
        instead: { type: 'ReportRefusal', on: day('2020-02-03'), cause: 'course' },
      }),
    );
    expect(after.seen).toMatchObject({ stage: 'refused', end: { on: '2020-02-03', cause: 'course' } });
    left
      .when(
        corrected(left, ['2020-02-10', 'PercorsoAbandoned'], {
          instead: { type: 'ReportRefusal', on: day('2020-02-03'), cause: 'no-such' as never },
        }),
      )
      .thenRefused('exit-not-in-programme', 'interview', 'course', 'suitable-offer');
  });

  it('stays where the person has begun anew, and says so', () => {
    const again = left.and({
      ...acted('2020-02-05', SUBMIT),
      stream: `percorso/${values.PERCORSO_B}`,
    });
    again.when(corrected(again, ['2020-02-10', 'PercorsoAbandoned'])).thenRefused('percorso-already-active');
  });

  it('leaves no money where the envelope has none: that is said as missing', () => {
    const emptied = left.and({
      stream: `envelope/${values.ENVELOPE}`,
      command: { type: 'ResizeEnvelope', cents: 1 },
      at: values.moment('2020-02-05'),
      actor: CPI,
    });
    const after = emptied
      .when(corrected(emptied, ['2020-02-10', 'PercorsoAbandoned']))
      .thenFactsLike({ type: 'FactCorrected' }, { type: 'FundsMissing' });
    expect(after.seen.stage).toBe('started');
  });

  it('was right after all: the same act in its place again', () => {
    const undone = left.and(corrected(left, ['2020-02-10', 'PercorsoAbandoned']));
    const after = allDone(
      undone.and(
        corrected(undone, ['2020-02-11', 'PercorsoAbandoned'], {
          instead: { type: 'ReportAbandonment', on: day('2020-02-03'), cause: 'declared' },
        }),
      ),
    );
    expect(after.seen).toEqual(left.seen);
    expect(after.world.keys).toEqual({});
    expect(after.world.taken).toEqual(left.world.taken);
  });
});

describe('an end by a death that was told in error', () => {
  const ofMaria = (on: string, command: Command): Asked => ({
    stream: personStream(values.MARIA),
    command,
    at: values.moment(on),
    actor: CPI,
  });
  const source = 'population-register';
  const before = allDone(begun());
  const dead = allDone(
    before
      .and(ofMaria('2020-02-03', { type: 'ReportDeath', on: day('2020-02-01'), source }))
      .andWaited('2020-02-04'),
  );

  it('is undone once the death was taken back, and not before', () => {
    expect(dead.seen.stage).toBe('deceased');
    dead
      .when(corrected(dead, ['2020-02-10', 'PercorsoClosedByDeath']))
      .thenRefused('fact-not-correctable', String(lastVersionOf(dead, 'PercorsoClosedByDeath')));
    const alive = allDone(
      dead.and(ofMaria('2020-02-05', { type: 'WithdrawDeath', source })).andWaited('2020-02-06'),
    );
    const after = allDone(alive.and(corrected(alive, ['2020-02-10', 'PercorsoClosedByDeath'])));
    expect(after.seen).toEqual(before.seen);
    expect(after.world.keys).toEqual(before.world.keys);
    expect(after.world.taken).toEqual(before.world.taken);
    expect(deadlines(after)).toEqual(deadlines(before));
  });
});

describe('facts of the adhesion that were wrong', () => {
  const rejected = given('requested').and(
    acted('2020-01-08', { type: 'RecordFacts', facts: { incomeSupport: { known: 'rdc' } } }),
  );
  const facts = (incomeSupport: 'rdc' | 'none') =>
    ({
      type: 'RecordFacts',
      on: day('2020-01-08'),
      facts: { incomeSupport: { known: incomeSupport } },
    }) as const;

  it('rejected a person in error: the adhesion goes on', () => {
    const after = rejected.and(
      corrected(rejected, ['2020-01-20', 'FactsRecorded'], { instead: facts('none') }),
    );
    expect(after.seen.stage).toBe('requested');
    expect(after.world.keys).toEqual(given('requested').world.keys);
    after.when(acted('2020-01-21', { type: 'TakeInCharge' })).thenFactsLike({ type: 'TakenInCharge' });
  });

  it('let a person in who had no title: nothing falls unseen, and what was set aside goes back', () => {
    const story = ['TakenInCharge', 'ProfileAssigned', 'PattoSigned', 'AssegnoIssued'] as const;
    const life = given('requested').and(
      acted('2020-01-08', { type: 'RecordFacts', facts: { incomeSupport: { known: 'none' } } }),
      acted('2020-01-08', { type: 'TakeInCharge' }),
      acted('2020-01-09', { type: 'AssignProfile', profileIndex: 8000 }),
      acted('2020-01-10', { type: 'SignPatto' }),
      acted('2020-01-13', { type: 'IssueAssegno' }),
    );
    life
      .when(corrected(life, ['2020-01-20', 'FactsRecorded'], { instead: facts('rdc') }))
      .thenRefused('acts-hang-on-it', ...story.map((type) => `${type}@${lastVersionOf(life, type)}`));
    const after = allDone(
      life.and(corrected(life, ['2020-01-20', 'FactsRecorded'], { instead: facts('rdc'), with: story })),
    );
    expect(after.seen.stage).toBe('rejected');
    expect(after.world.keys).toEqual({});
    expect(after.world.taken[`envelope/${values.ENVELOPE}`] ?? {}).toEqual({});
  });

  it('are those of the adhesion itself', () => {
    const life = given('profiled');
    const adhesion = { ...SUBMIT, on: day('2020-01-07'), facts: { ...GOOD_FACTS, ageYears: { known: 33 } } };
    const after = life.and(corrected(life, ['2020-01-20', 'AdhesionSubmitted'], { instead: adhesion }));
    expect(after.percorso).toMatchObject({ facts: { ageYears: { known: 33 } }, since: '2020-01-09' });
    life
      .when(
        corrected(life, ['2020-01-20', 'AdhesionSubmitted'], {
          instead: { ...adhesion, cpi: 'A562C000001' as never },
        }),
      )
      .thenRefused('correction-of-another', 'AdhesionSubmitted@1');
    life
      .when(
        corrected(life, ['2020-01-20', 'AdhesionSubmitted'], {
          instead: { ...adhesion, facts: { ...GOOD_FACTS, incomeSupport: { known: 'rdc' } } },
        }),
      )
      .thenRefused('requirement-not-met', 'R-AI-04');
  });
});

describe('a payment that was rejected by mistake', () => {
  it('is proposed again as it was, by whom it was', () => {
    const earned = until(lived(begun(), reported(hire(1, ['2020-03-02']))), '2021-06-01');
    const proposed = earned.and(
      acted('2021-06-02', { type: 'ProposePayment', payee: `apl/${APL_GINESTRA}` }, OFFICER),
    );
    const proposal = lastVersionOf(proposed, 'PaymentProposed');
    const rejected = proposed.and(acted('2021-06-03', { type: 'RejectPayment', proposal }, HEAD));
    rejected
      .when(corrected(rejected, ['2021-06-04', 'PaymentRejected']))
      .thenRefused('fact-of-another', 'manager');
    const after = rejected.and(corrected(rejected, ['2021-06-04', 'PaymentRejected'], { by: HEAD }));
    expect(moneyOf(after).proposals).toEqual(moneyOf(proposed).proposals);
    after
      .when(acted('2021-06-05', { type: 'ApprovePayment', proposal }, OFFICER))
      .thenRefused('same-person-approves');
    after
      .when(acted('2021-06-05', { type: 'ApprovePayment', proposal }, HEAD))
      .thenFactsLike({ type: 'PaymentApproved' });
  });
});

describe('who corrects', () => {
  const life = begun();
  const plan = (by: Actor) => corrected(life, ['2020-02-03', 'PlanSigned'], { by });
  const meeting = (by: Actor) =>
    corrected(life, ['2020-02-03', 'FirstMeetingHeld'], { by, with: ['PlanSigned'] });

  it('is who recorded the fact, or the office', () => {
    life.when(meeting(GINESTRA)).thenFactsLike({ type: 'FactCorrected' });
    life.when(meeting(CPI)).thenFactsLike({ type: 'FactCorrected' });
    life.when(plan(GINESTRA)).thenRefused('fact-of-another', 'cpi');
    life.when(meeting(ROTTA)).thenRefused('not-the-chosen-apl');
    life
      .when(meeting({ role: 'beneficiary', organisation: '', user: values.MARIA }))
      .thenRefused('fact-of-another', 'apl');
  });

  it('corrects no fact of time, of money or of another stream, and none that is not there', () => {
    const over = until(life, '2020-12-01');
    for (const type of ['PercorsoConcluded', 'PercorsoSettled'] as const)
      over
        .when(corrected(over, ['2020-12-02', type]))
        .thenRefused('fact-not-correctable', String(lastVersionOf(over, type)));
    over
      .when(acted('2020-12-02', { type: 'CorrectFact', corrects: 999, instead: null, withdraws: [] }))
      .thenRefused('fact-not-correctable', '999');
  });
});

describe('what was known before a correction', () => {
  it('was known with the mistake, and after it without', () => {
    const life = lived(begun(), acted('2020-02-03', { type: 'ReportAbandonment', cause: 'declared' }));
    const after = life.and(corrected(life, ['2020-02-10', 'PercorsoAbandoned']));
    const { percorso } = after;
    if (percorso.phase === 'none') throw new Error('There is no percorso');
    const known = (on: string) => knownVersions(percorso).findLast(({ from }) => from <= on)?.percorso;
    expect(known('2020-02-09')?.dossier.exitedOn).toBe('2020-02-03');
    expect(known('2020-02-10')?.dossier.exitedOn).toBeNull();
    expect(known('2020-02-02')?.dossier.exitedOn).toBeNull();
    expect(stageOf(percorso)).toBe('started');
  });
});
