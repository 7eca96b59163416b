import { envelopeStream, parseEnvelopeCode, type StreamId } from '../../../domain/identifiers';
import type { Incentive } from '../../../domain/incentive/state';
import type { Communication } from '../../../domain/employment/communication';
import { annulment, hire } from '../employment/messages';
import { begun } from '../life';
import { ask, factsOf, stateOf, wake, type Asked, type World } from '../model';
import { asking as personAsks, done, joined, parted, told, woken } from '../person/records';
import { activityOf } from '../percorso/activity';
import { told as asking } from '../given';
import { CPI, day, GINESTRA, made, MARIA, moment, PAOLO, PERCORSO_A } from '../values';
import { APPLICATION, FIRST, HIRED, OFFICER, SECOND } from './world';

const ENVELOPE = made(parseEnvelopeCode, 'TOS-PIO2-INCENTIVI');
const OTHER_HIRE = hire(5, ['2020-06-08']);

/** Maria's percorso with an interview before the hire, and an envelope for incentives. */
const started: World = [
  asking('2020-05-04', { ...activityOf({ on: '2020-05-04', digit: 1 }), kind: 'interview' }, GINESTRA),
].reduce(
  done,
  done(begun().world, {
    stream: envelopeStream(ENVELOPE),
    command: { type: 'OpenEnvelope', cents: 10_000_000 },
    at: moment('2020-01-02'),
    actor: CPI,
  }),
);

interface Applying {
  readonly stream?: StreamId;
  readonly personId?: typeof MARIA;
  readonly hire?: Communication;
}

const applying = (
  on: string,
  { stream = FIRST, personId = MARIA, hire: job = HIRED }: Applying = {},
): Asked => ({
  stream,
  command: { type: 'ApplyForIncentive', on: day(on), ...APPLICATION, personId, hire: job.protocol },
  at: moment(on),
  actor: OFFICER,
});
const incentive = (world: World, stream = FIRST) => stateOf(world, stream) as Incentive;
const keys = (world: World) => Object.keys(world.keys).filter((key) => key.startsWith('incentive/'));
const PAOLO_INTO_MARIA = { record: PAOLO, into: MARIA, on: '2020-07-15', pathways: [PERCORSO_A] };
const MARIA_INTO_PAOLO = { ...PAOLO_INTO_MARIA, record: MARIA, into: PAOLO };

describe('an application about a worker whose record is joined into another', () => {
  const waiting = done(started, applying('2020-07-10'));

  it('hears of the hire from the record that has it, and is admitted', () => {
    const apart = told(waiting, HIRED, { of: PAOLO, on: '2020-07-11' });
    expect(incentive(woken(apart, '2020-07-12', FIRST)).phase).toBe('awaiting-facts');
    const world = woken(joined(apart, PAOLO_INTO_MARIA), '2020-07-16', FIRST);
    expect(incentive(world).phase).toBe('admitted');
    expect(keys(world).sort()).toEqual([MARIA, PAOLO].map((of) => `incentive/TOS-PIO2/${of}`));
  });

  it('hears what comes to the kept one, also of the joined one, and loses what was not the worker’s', () => {
    const world = joined(waiting, MARIA_INTO_PAOLO);
    const heard = woken(
      told(world, HIRED, { of: MARIA, kept: PAOLO, on: '2020-07-17' }),
      '2020-07-18',
      FIRST,
    );
    expect(incentive(heard)).toMatchObject({ phase: 'admitted', worker: { personId: PAOLO } });
    const apart = woken(parted(heard, { ...MARIA_INTO_PAOLO, on: '2020-08-01' }), '2020-08-02', FIRST);
    expect(incentive(apart)).toMatchObject({ phase: 'admitted', worker: { personId: MARIA } });
    expect(keys(apart)).toEqual([`incentive/TOS-PIO2/${MARIA}`]);
    const annulled = told(apart, annulment(9, HIRED), { of: MARIA, on: '2020-08-20' });
    expect(incentive(woken(annulled, '2020-08-21', FIRST)).phase).toBe('withdrawn');
  });

  it('is withdrawn where the hire turns out to be another person’s, and gives both places back', () => {
    const apart = joined(told(waiting, HIRED, { of: PAOLO, on: '2020-07-11' }), PAOLO_INTO_MARIA);
    const admitted = woken(apart, '2020-07-16', FIRST);
    const world = woken(parted(admitted, { ...PAOLO_INTO_MARIA, on: '2020-08-01' }), '2020-08-02', FIRST);
    expect(keys(world)).toEqual([]);
    expect(incentive(world)).toMatchObject({ phase: 'withdrawn', communications: [] });
    expect(factsOf(world, FIRST).map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ type: 'IncentiveWithdrawn', conditions: ['hire'] }),
    );
  });

  it('has the only place of the worker, whichever of her records the next one names', () => {
    const admitted = woken(told(waiting, HIRED, { of: MARIA, on: '2020-07-11' }), '2020-07-12', FIRST);
    const both = told(admitted, OTHER_HIRE, { of: PAOLO, on: '2020-07-12' });
    const world = joined(both, MARIA_INTO_PAOLO);
    const second = done(world, applying('2020-07-20', { stream: SECOND, personId: PAOLO, hire: OTHER_HIRE }));
    const decided = wake(second, SECOND, moment('2020-07-22'));
    expect(incentive(decided, SECOND)).toMatchObject({ phase: 'rejected', conditions: ['one-per-worker'] });
  });

  it.each([
    ['joined', PAOLO_INTO_MARIA],
    ['kept', MARIA_INTO_PAOLO],
  ])('hears of the death that the %s record has, and that it was told in error', (_, joining) => {
    const source = 'population-register';
    const admitted = woken(told(waiting, HIRED, { of: MARIA, on: '2020-07-11' }), '2020-07-12', FIRST);
    const died = done(
      admitted,
      personAsks(PAOLO, { type: 'ReportDeath', on: day('2020-07-13'), source }, '2020-07-14'),
    );
    const world = woken(joined(died, joining), '2020-07-16', FIRST);
    expect(incentive(world)).toMatchObject({ diedOn: '2020-07-13' });
    const alive = done(world, personAsks(joining.into, { type: 'WithdrawDeath', source }, '2020-08-01'));
    const after = woken(alive, '2020-08-02', FIRST);
    expect(incentive(after)).toMatchObject({ phase: 'admitted', diedOn: null });
    expect(incentive(woken(after, '2020-09-01', FIRST))).toMatchObject({ diedOn: null });
  });

  it('names no record that is joined', () => {
    const world = joined(started, PAOLO_INTO_MARIA);
    const { decision } = ask(world, applying('2020-07-20', { personId: PAOLO }));
    expect(decision).toMatchObject({ rejection: { reason: 'record-joined', missing: [MARIA] } });
  });
});
