import { proposed } from '../../../domain/programmes/citations';
import { amended } from '../../../domain/programmes/rulebook';
import { TOS_PIO2, TOS_PIO2_SETTLED } from '../../../domain/programmes/tos-pio2';
import type { CivilDate } from '../../../domain/time/civil-date';
import { acted, Given, registersUnder, SUBMIT } from '../given';
import { deadlines } from '../life';

const source = proposed('D-CHOICE', {
  it: 'Da giugno 2020 un’APL si sceglie entro 45 giorni dal rilascio.',
  en: 'From June 2020 an APL is chosen within 45 days of issue.',
});
const LONGER = amended(TOS_PIO2_SETTLED, {
  version: '2020-06-01',
  adhesionFrom: '2020-06-01' as CivilDate,
  terms: { choice: { days: 45, source } },
});
const PROGRAMMES = [{ ...TOS_PIO2, versions: [...TOS_PIO2.versions, LONGER] }];

const issued = (requestedOn: string): Given =>
  new Given(registersUnder({ programmes: PROGRAMMES })).and(
    acted(requestedOn, SUBMIT),
    acted('2020-06-03', { type: 'TakeInCharge' }),
    acted('2020-06-03', { type: 'AssignProfile', profileIndex: 8000 }),
    acted('2020-06-03', { type: 'SignPatto' }),
    acted('2020-06-03', { type: 'IssueAssegno' }),
  );

describe('a term that is amended from a day on', () => {
  it('holds for adhesions from that day, and those of before keep theirs', () => {
    expect(deadlines(issued('2020-05-31'))).toEqual([['choice', '2020-07-03']]);
    expect(deadlines(issued('2020-06-01'))).toEqual([['choice', '2020-07-18']]);
  });

  it('changes nothing else', () => {
    const others = (version: typeof LONGER) => version.pathway.filter(({ step }) => step !== 'choice');
    expect(others(LONGER)).toEqual(others(TOS_PIO2_SETTLED));
    expect(LONGER.pathway.find(({ step }) => step === 'choice')).toMatchObject({
      after: ['issue'],
      due: { term: { days: 45, rollsToWorkingDay: true, source }, from: 'issue', otherwise: 'lapse' },
    });
  });

  it('is one that a step has', () => {
    const terms = { guidance: { days: 1, source } };
    expect(() => amended(LONGER, { version: 'x', terms })).toThrow('x has no term for guidance');
  });
});
