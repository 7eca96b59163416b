import { official, PROPOSAL, proposed, seed } from '../../../domain/programmes/citations';
import { sanctionOf } from '../../../domain/programmes/conditionality';
import { rulesOfKind } from '../../../domain/programmes/entitlements';
import { factIn } from '../../../domain/programmes/facts';
import { GOL_PATHS } from '../../../domain/programmes/gol-pathway';
import { distanceOf } from '../../../domain/programmes/paths';
import { everyDayFrom, lastDayOfService } from '../../../domain/programmes/pathway';
import { RDC_CONDITIONALITY } from '../../../domain/programmes/rdc-pathway';
import { TOS_PIO2_FIRST, TOS_PIO2_THIRD } from '../../../domain/programmes/tos-pio2';
import { day } from '../values';

describe('a citation', () => {
  const text = { it: 'sì', en: 'yes' };

  it('says of what kind it is, and in which languages', () => {
    expect(seed('R-1', 'an act', text)).toEqual({ id: 'R-1', act: 'an act', status: 'seed', text });
    expect(official('R-1', 'a law', '«sì»')).toEqual({
      id: 'R-1',
      act: 'a law',
      status: 'official',
      text: { it: '«sì»', en: '«sì»' },
    });
    expect(proposed('R-1', text)).toEqual({ id: 'R-1', act: PROPOSAL.it, status: 'proposed', text });
  });

  it('of what no act says yet names the act that is to come, as every fact of before has it', () => {
    expect(PROPOSAL).toEqual({
      it: 'Proposta di parametro, da confermare con l’avviso',
      en: 'Proposed value, to be confirmed by the notice',
    });
  });
});

describe('the words of a programme', () => {
  // D.L. 4/2019 art. 7 c. 7: one month, two months, then the benefit is lost; of guidance c. 8, of an offer c. 5.
  it('a breach comes to the sanction of its turn, and any later one to the last', () => {
    const { sanctions } = RDC_CONDITIONALITY.ladders['appointment-missed'];
    const nth = (turn: number) => sanctionOf(RDC_CONDITIONALITY, 'appointment-missed', turn);
    expect([1, 2, 3, 4, 9].map(nth)).toEqual([
      { lostMonths: 1 },
      { lostMonths: 2 },
      'forfeiture',
      'forfeiture',
      'forfeiture',
    ]);
    expect(sanctions).toHaveLength(3);
  });

  it('the distance from work falls between the bounds, both included', () => {
    const { low, medium } = GOL_PATHS.bounds;
    const distance = (index: number) => distanceOf(GOL_PATHS, index);
    expect([0, low, low + 1, medium, medium + 1, 10_000].map(distance)).toEqual([
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
    ]);
  });

  it('a service lasts civil months, or days', () => {
    expect(lastDayOfService({ months: 6 }, day('2020-08-31'))).toBe('2021-02-28');
    expect(lastDayOfService({ days: 180 }, day('2020-01-20'))).toBe('2020-07-18');
  });

  it('bodies are looked up on every day from the day that the rule says, or never', () => {
    const { providers } = TOS_PIO2_THIRD;
    expect(everyDayFrom(providers)).toBe(providers?.accreditation.everyDayFrom);
    expect(everyDayFrom(TOS_PIO2_FIRST.providers)).toBeNull();
    expect(everyDayFrom(null)).toBeNull();
  });

  it('a fact that nobody told was not declared', () => {
    expect(factIn({}, 'ageYears')).toEqual({ unknown: 'not-declared' });
    expect(factIn({ ageYears: { known: 18 } }, 'ageYears')).toEqual({ known: 18 });
  });

  it('rules of a kind are those of that kind', () => {
    expect(rulesOfKind(TOS_PIO2_THIRD, 'process-fee').map(({ part }) => part)).toEqual(['process']);
    expect(rulesOfKind(TOS_PIO2_THIRD, 'allowance')).toEqual([]);
  });
});
