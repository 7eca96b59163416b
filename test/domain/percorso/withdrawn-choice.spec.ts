import { isSpokenOf } from '../../support/spoken-of';
import { hire } from '../employment/messages';
import { acted, given, registersUnder, type Given } from '../given';
import { allDone, begun, happened, lived, placesAt, reported } from '../life';
import { sum } from '../model';
import { THIRD_READING } from '../readings';
import * as values from '../values';
import { APL_GINESTRA, APL_ROTTA, BENEFICIARY, GINESTRA, only } from '../values';

const withdraw = (on: string, actor = BENEFICIARY) => acted(on, { type: 'WithdrawChoice' }, actor);
const choose = (on: string, apl = APL_ROTTA) => acted(on, { type: 'ChooseApl', provider: only(apl) });
/** Issued on Monday 13 January 2020: a provider is to be chosen until 12 February. */
const chosen = given('apl-chosen');
const owed = ({ agenda }: Given) =>
  agenda.owed.map(({ direction, effect }) => `${direction} ${effect}`).filter(isSpokenOf);

describe('a choice that is taken back before the provider has accepted', () => {
  it('is open again, and the term to choose goes on where it stood', () => {
    const open = chosen
      .when(withdraw('2020-01-20'))
      .thenFacts({ type: 'AplChoiceWithdrawn' })
      // Chosen on the 15th: five days stood still.
      .due({ choice: '2020-02-17' });
    expect(open.seen).toMatchObject({ stage: 'issued', provider: null, plannedEnd: null });
  });

  it('gives no new term, however often it is done, and takes no day away', () => {
    const again = chosen.and(withdraw('2020-01-16'), choose('2020-02-13'), withdraw('2020-02-14'));
    again.due({ choice: '2020-02-14' });
    expect(again.andWaited('2020-02-14').seen.stage).toBe('issued');
    expect(again.andWaited('2020-02-15').seen.stage).toBe('lapsed');
  });

  it('on the day on which it was made moves nothing', () => {
    chosen
      .when(withdraw('2020-01-15'))
      .thenFacts({ type: 'AplChoiceWithdrawn' })
      .due({ choice: '2020-02-12' });
  });

  it('goes on in the term of a choice that had been opened again', () => {
    const again = chosen
      .and(acted('2020-01-17', { type: 'DeclinePerson' }, GINESTRA))
      .due({ choice: '2020-02-17' })
      .and(choose('2020-01-20'), withdraw('2020-01-23'));
    // Until Sunday 16 February, and so until the 17th; three days stood still.
    again.due({ choice: '2020-02-19' });
    again
      .and(choose('2020-02-03'), acted('2020-02-05', { type: 'DeclinePerson' }))
      .due({ choice: '2020-03-06' });
  });

  it('keeps the days of a job for the term, also of one from before the choice', () => {
    const job = reported(hire(1, ['2020-01-14', '2020-01-14']), '2020-01-14');
    const worked = lived(given('issued'), job).due({ choice: '2020-02-13' });
    worked.and(choose('2020-01-15'), withdraw('2020-01-20')).due({ choice: '2020-02-18' });
  });

  it('starts no clock and is no change: the six months run from the choice that holds', () => {
    const met = chosen.and(
      withdraw('2020-01-20'),
      choose('2020-01-22'),
      acted('2020-01-23', { type: 'AcceptPerson' }, values.ROTTA),
      acted('2020-01-24', { type: 'HoldFirstMeeting', tutorId: values.TUTOR }, values.ROTTA),
    );
    expect(met.seen.plannedEnd).toBe('2020-07-22');
    expect(met.percorso).toMatchObject({ dossier: { changes: { provider: 0 } } });
    met.when(acted('2020-02-03', { type: 'ChangeApl' })).thenFactsLike({ type: 'AplChangeRequested' });
  });

  it('in a change of provider goes on in the six months of the first', () => {
    const changed = begun().and(acted('2020-02-20', { type: 'ChangeApl' }), choose('2020-02-24'));
    const open = changed.and(withdraw('2020-02-26'));
    expect(open.seen.plannedEnd).toBe('2020-07-15');
    expect(open.percorso).toMatchObject({ dossier: { changes: { provider: 1 } } });
    // 20 February + 30 days is Saturday 21 March; two days stood still.
    open.due({ choice: '2020-03-23' });
  });

  it('frees the place, and the provider and the others are told', () => {
    const taken = given('issued', registersUnder(THIRD_READING))
      .and(placesAt(APL_GINESTRA, 1))
      .and(choose('2020-01-15', APL_GINESTRA));
    expect(sum(taken.world.taken[`apl-places/${APL_GINESTRA}`])).toBe(1);
    const open = allDone(taken).and(withdraw('2020-01-16'));
    expect(sum(open.world.taken[`apl-places/${APL_GINESTRA}`])).toBe(0);
    expect(owed(open)).toEqual(['undo notify-apl', 'do notify-parties']);
  });

  it('is not the outcome of the provider, as one that it declined is not', () => {
    const hired = chosen.and(reported(hire(1, ['2020-01-17']), '2020-01-17')).and(withdraw('2020-01-20'));
    expect(happened(hired, 'OutcomeRecognised')).toMatchObject([
      { expectedCents: 340_000 },
      { expectedCents: 0 },
    ]);
  });
});

describe('who takes a choice back, and when', () => {
  it('is whoever may choose: the person or an office', () => {
    chosen.when(withdraw('2020-01-16', values.CPI)).thenFacts({ type: 'AplChoiceWithdrawn' });
    chosen.when(withdraw('2020-01-16', GINESTRA)).thenRefused('step-of-another');
    chosen.when(withdraw('2020-01-16', values.ROTTA)).thenRefused('not-the-chosen-apl');
  });

  it('is never before a choice, once the provider has begun, or after the end', () => {
    given('issued').when(withdraw('2020-01-14')).thenRefused('step-not-allowed-now');
    given('apl-accepted').when(withdraw('2020-01-20')).thenRefused('step-not-allowed-now');
    given('started').when(withdraw('2020-01-20')).thenRefused('step-not-allowed-now');
    chosen
      .and(acted('2020-01-16', { type: 'ReportAbandonment', cause: 'declared' }))
      .when(withdraw('2020-01-17'))
      .thenRefused('percorso-ended');
  });
});
