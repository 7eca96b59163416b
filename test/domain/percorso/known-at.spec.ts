import { knownVersions } from '../../../domain/percorso/known-at';
import { resultTranchesOf } from '../../../domain/percorso/pathway-facts';
import { TOS_PIO2_SETTLED } from '../../../domain/programmes/tos-pio2';
import { hire, receivedOn } from '../employment/messages';
import type { Given } from '../given';
import { given, registersUnder, told } from '../given';
import { begun, lived, reported } from '../life';
import { SETTLED_READING } from '../readings';
import { day, GINESTRA, TUTOR } from '../values';

/** How many tranches were known from each day on. */
function known({ percorso }: Given): readonly (readonly [string, number])[] {
  if (percorso.phase === 'none') throw new Error('There is no percorso');
  return knownVersions(percorso).map((one) => [
    one.from,
    resultTranchesOf(one.percorso, TOS_PIO2_SETTLED).length,
  ]);
}

describe('what was known of a percorso on a day', () => {
  it('hides a first meeting until it was told', () => {
    const life = lived(
      given('apl-accepted', registersUnder(SETTLED_READING)),
      reported(receivedOn(hire(1, ['2020-01-22']), '2020-01-21')),
      told('2020-01-24', { type: 'HoldFirstMeeting', on: day('2020-01-20'), tutorId: TUTOR }, GINESTRA),
    );
    expect(known(life)).toEqual([
      ['2020-01-07', 0],
      ['2020-01-15', 0],
      ['2020-01-21', 0],
      ['2020-01-24', 2],
    ]);
  });

  it('hides a departure until it was told', () => {
    const job = receivedOn(hire(1, ['2020-02-21']), '2020-02-19');
    const left = told('2020-02-24', { type: 'ChangeApl', on: day('2020-02-20') });
    const life = lived(begun({ rulebook: SETTLED_READING }), reported(job), left);
    expect(known(life).slice(-2)).toEqual([
      ['2020-02-19', 2],
      ['2020-02-24', 0],
    ]);
  });
});
