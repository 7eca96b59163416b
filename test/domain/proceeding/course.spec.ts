import { stageOf } from '../../../domain/proceeding/state';
import type { Matter } from '../../../domain/proceeding/matter';
import { given } from '../given';
import { CPI, day, GINESTRA, OFFICER, PAOLO, PERCORSO_A } from '../values';
import { APPEALS, DOCKET, measured, missed, NASPI, opened, Proceeded } from './world';
import { proceedingStream } from '../../../domain/identifiers';

const COURSE: Matter = {
  kind: 'conditionality',
  breach: 'training-missed',
  on: day('2020-02-03'),
  spell: NASPI,
  percorso: null,
};
const summon = {
  type: 'SummonPerson',
  appointmentOn: day('2020-02-10'),
  spell: NASPI,
  percorso: null,
} as const;
const open = (on = '2020-02-04') => opened(new Proceeded(), on, COURSE);
const deliver = (of: 'summons' | 'notice' | 'decision', proceeding: number) =>
  ({ type: 'RecordDelivery', proceeding, of, channel: 'registered-letter', docket: DOCKET }) as const;
const answer = (proceeding: number) =>
  ({ type: 'LodgeDefence', proceeding, ground: 'observations', docket: DOCKET }) as const;
const adopt = (proceeding: number) =>
  ({ type: 'AdoptMeasure', proceeding, reasons: ['facts-proven'], docket: DOCKET }) as const;
const dismiss = (proceeding: number) =>
  ({ type: 'DismissProceeding', proceeding, reasons: ['justified'], docket: DOCKET }) as const;
const appeal = (proceeding: number) => ({ type: 'LodgeAppeal', proceeding, docket: DOCKET }) as const;
const review = (proceeding: number, outcome: 'confirmed' | 'annulled') =>
  ({ type: 'DecideAppeal', proceeding, outcome, reasons: ['founded'], docket: DOCKET }) as const;
const stage = (life: Proceeded) => stageOf(life.last);

describe('a summons', () => {
  const summoned = new Proceeded().and('2020-02-03', summon);
  const { number } = summoned.last;
  const missing = { type: 'RecordAppointment', proceeding: number, kept: false } as const;

  it('is sent, and is over where the person comes', () => {
    expect(summoned.owed).toEqual(['do send-summons']);
    const kept = summoned.and('2020-02-10', { ...missing, kept: true });
    expect([stage(kept), kept.terms]).toEqual(['kept', {}]);
  });

  it('counts only where it had reached her before the day of the appointment', () => {
    expect(summoned.refused('2020-02-10', missing)?.reason).toBe('summons-not-delivered');
    const late = summoned.and('2020-02-10', deliver('summons', number));
    expect(late.refused('2020-02-10', missing)?.reason).toBe('summons-not-delivered');
    const inTime = summoned.and('2020-02-07', deliver('summons', number));
    expect(inTime.refused('2020-02-10', missing)).toBeNull();
  });

  it('cannot be answered for before its day, nor lie in the past', () => {
    const told = summoned.and('2020-02-07', deliver('summons', number));
    expect(told.refused('2020-02-09', missing)?.reason).toBe('dates-out-of-order');
    expect(summoned.refused('2020-02-10', { ...summon, appointmentOn: day('2020-02-10') })?.reason).toBe(
      'dates-out-of-order',
    );
  });

  it('becomes a proceeding by itself once the term to justify the absence has passed', () => {
    const absent = missed(new Proceeded(), '2020-02-05');
    // The day after the appointment is 11 February.
    expect([stage(absent), absent.terms]).toEqual([
      'absent',
      { [`justification/${String(absent.last.number)}`]: '2020-02-11' },
    ]);
    const waited = absent.waited('2020-02-12');
    expect(waited.last.openedOn).toBe('2020-02-12');
    expect(waited.owed).toContain('do send-notice');
    expect(waited.terms).toEqual({ [`decision/${String(waited.last.number)}`]: '2020-03-13' });
  });

  it('waits for the office where a reason was given in time, which dismisses it or opens the proceeding', () => {
    const absent = missed(new Proceeded(), '2020-02-05');
    const { number: one } = absent.last;
    const justified = absent
      .and('2020-02-11', { ...answer(one), ground: 'personal-reason' })
      .waited('2020-02-20');
    expect([stage(justified), justified.owed.includes('do send-notice')]).toEqual(['justified', false]);
    expect(stage(justified.and('2020-02-20', dismiss(one)))).toBe('dismissed');
    const rejected = justified.and('2020-02-20', {
      type: 'RejectJustification',
      proceeding: one,
      docket: DOCKET,
    });
    expect([stage(rejected), rejected.owed.includes('do send-notice')]).toEqual(['opened', true]);
  });

  it('is one for each day', () => {
    expect(summoned.refused('2020-02-04', summon)).toEqual({
      reason: 'proceeding-already-open',
      missing: ['conditionality'],
    });
  });
});

describe('whoever is decided against', () => {
  const begun = open();
  const { number } = begun.last;
  const told = begun.and('2020-02-06', deliver('notice', number));

  it('is told first', () => {
    expect(begun.refused('2020-02-25', adopt(number))?.reason).toBe('notice-not-delivered');
  });

  it('has ten days to answer, to a working day', () => {
    // Ten days from 6 February are a Sunday.
    expect(told.terms).toEqual({
      [`defence/${String(number)}`]: '2020-02-17',
      [`decision/${String(number)}`]: '2020-03-05',
    });
    expect(told.refused('2020-02-17', adopt(number))).toEqual({
      reason: 'defence-term-running',
      missing: ['2020-02-17'],
    });
    expect(told.refused('2020-02-18', adopt(number))).toBeNull();
  });

  it('may be decided on at once after an answer, and at any time in favour', () => {
    const answered = told.and('2020-02-08', answer(number));
    expect(answered.refused('2020-02-08', adopt(number))).toBeNull();
    expect(told.refused('2020-02-06', dismiss(number))).toBeNull();
  });

  it('is heard after the term as long as nothing is decided', () => {
    const late = told.and('2020-02-20', answer(number));
    expect(late.last.defences).toEqual([{ on: '2020-02-20', ground: 'observations', unheard: false }]);
  });

  it('shows as not heard where the answer was in time and told after the decision; a late one is refused', () => {
    const decided = told.and('2020-02-18', adopt(number));
    const toldLater = decided.and('2020-02-17', answer(number));
    expect(toldLater.last.defences).toMatchObject([{ unheard: true }]);
    expect(decided.refused('2020-02-19', answer(number))?.reason).toBe('defence-after-decision');
  });

  it('is decided on with reasons, by the office alone', () => {
    expect(told.refused('2020-02-18', { ...adopt(number), reasons: [] })?.reason).toBe('reasons-not-fitting');
    expect(told.refused('2020-02-18', { ...adopt(number), reasons: ['justified'] })?.reason).toBe(
      'reasons-not-fitting',
    );
    expect(told.refused('2020-02-18', adopt(number), GINESTRA)?.reason).toBe('proceeding-of-another');
    expect(told.refused('2020-02-18', adopt(number), OFFICER)?.reason).toBe('proceeding-of-another');
  });

  it('learns that the term to decide has passed, and nothing is decided by it', () => {
    const waited = told.waited('2020-03-20');
    expect([stage(waited), waited.last.passed]).toEqual(['to-decide', ['defence', 'decision']]);
    expect(waited.refused('2020-03-20', adopt(number))).toBeNull();
  });
});

describe('a measure', () => {
  const life = measured(open(), '2020-02-05');
  const { number } = life.last;

  it('has effect from its delivery on, and not before', () => {
    const types = life.events.map(({ type }) => type);
    expect(types.slice(-2)).toEqual(['DeliveryRecorded', 'MeasureTookEffect']);
    const undelivered = open().and('2020-02-05', deliver('notice', number)).and('2020-02-19', adopt(number));
    expect(undelivered.events.map(({ type }) => type)).not.toContain('MeasureTookEffect');
    const annulled = undelivered.and('2020-02-20', {
      ...adopt(number),
      type: 'AnnulMeasure',
      reasons: ['founded'],
    });
    expect(annulled.and('2020-02-21', deliver('decision', number)).events.at(-1)?.type).toBe(
      'DeliveryRecorded',
    );
  });

  it('may be appealed against for thirty days, and is final after them', () => {
    // Delivered on 20 February; thirty days later is Saturday 21 March.
    expect(life.terms).toEqual({ [`appeal/${String(number)}`]: '2020-03-21' });
    expect(stage(life.waited('2020-03-22'))).toBe('final');
    expect(life.refused('2020-03-22', appeal(number))).toEqual({
      reason: 'appeal-term-passed',
      missing: ['2020-03-21'],
    });
  });

  it('takes an appeal that was lodged in time and is told later', () => {
    const final = life.waited('2020-03-25');
    const { world, decision } = final.asked('2020-03-21', appeal(number));
    expect(decision.verdict).toBe('accepted');
    expect(stage(new Proceeded(world))).toBe('appealed');
  });

  it('is confirmed or annulled by another than who decided', () => {
    const appealed = life.and('2020-03-02', appeal(number));
    expect(appealed.refused('2020-03-10', review(number, 'annulled'), CPI)?.reason).toBe(
      'same-person-decides',
    );
    expect(stage(appealed.and('2020-03-10', review(number, 'confirmed'), APPEALS))).toBe('confirmed');
    const annulled = appealed.and('2020-03-10', review(number, 'annulled'), APPEALS);
    expect([stage(annulled), annulled.owed.includes('undo tell-benefit-payer')]).toEqual(['annulled', true]);
  });

  it('is taken back by the office also once it is final', () => {
    const final = life.waited('2020-05-01');
    const annul = { ...adopt(number), type: 'AnnulMeasure', reasons: ['procedure-not-kept'] } as const;
    expect(stage(final.and('2020-05-02', annul))).toBe('annulled');
    expect(final.and('2020-05-02', annul).refused('2020-05-03', annul)).toEqual({
      reason: 'proceeding-at-another-stage',
      missing: ['annulled'],
    });
  });
});

describe('a proceeding on an exit', () => {
  const matter: Matter = {
    kind: 'exit',
    percorso: PERCORSO_A,
    exit: 'abandonment',
    cause: 'repeated-absences',
  };
  const world = given('started').world;

  it('is about a percorso of that person that is under way, by an exit of its programme', () => {
    const asked = { type: 'OpenProceeding', matter } as const;
    expect(new Proceeded(world).refused('2020-02-04', asked)).toBeNull();
    expect(new Proceeded().refused('2020-02-04', asked)?.reason).toBe('percorso-not-open');
    expect(new Proceeded(world, proceedingStream(PAOLO)).refused('2020-02-04', asked)?.reason).toBe(
      'percorso-of-another-person',
    );
    const foreign: Matter = { ...matter, exit: 'lost-requirement', cause: 'support-ended' };
    expect(new Proceeded(world).refused('2020-02-04', { ...asked, matter: foreign })?.reason).toBe(
      'exit-not-in-programme',
    );
  });

  it('is opened once, by the office', () => {
    const asked = { type: 'OpenProceeding', matter } as const;
    const begun = new Proceeded(world).and('2020-02-04', asked);
    expect(begun.refused('2020-02-05', asked)?.reason).toBe('proceeding-already-open');
    expect(new Proceeded(world).refused('2020-02-04', asked, GINESTRA)?.reason).toBe('proceeding-of-another');
    expect(
      new Proceeded(world).refused('2020-02-04', { type: 'OpenProceeding', matter: { kind: 'withdrawal' } })
        ?.reason,
    ).toBe('matter-of-another-subject');
  });

  it('is known by its number', () => {
    expect(open().refused('2020-02-05', deliver('notice', 99))).toEqual({
      reason: 'proceeding-unknown',
      missing: ['99'],
    });
  });
});
