import { RULEBOOK } from '../../../domain/programmes';
import { AUTO_2020 } from '../../../domain/programmes/auto';
import type { Facts } from '../../../domain/programmes/facts';
import { feesOf } from '../../../domain/standing/fees';
import { acted } from '../given';
import { allDone, lived } from '../life';
import { adhering, begin } from '../programmes/world';
import { APL_GINESTRA, BENEFICIARY, GINESTRA, GOOD_FACTS, only, TUTOR } from '../values';

const { ageYears, residenceRegion, domicileRegion, incomeSupport } = GOOD_FACTS;
const FACTS: Facts = { ageYears, residenceRegion, domicileRegion, incomeSupport };

const advised = allDone(
  begin(RULEBOOK, { 'AUTO-FONDO': 1_000_000 }).and(
    adhering(AUTO_2020, '2020-01-07', FACTS),
    acted('2020-01-08', { type: 'TakeInCharge' }),
    acted('2020-01-10', { type: 'SignPatto' }),
    acted('2020-01-13', { type: 'ChooseApl', provider: only(APL_GINESTRA) }, BENEFICIARY),
    acted('2020-01-20', { type: 'HoldFirstMeeting', tutorId: TUTOR }, GINESTRA),
    acted('2020-01-21', { type: 'OpenGuidance' }, GINESTRA),
  ),
);
const opened = lived(
  advised,
  acted('2020-04-01', { type: 'OpenBusiness', form: 'self-employment' }, GINESTRA),
);

describe('how a fee for a business comes about', () => {
  const feesIn = ({ percorso }: typeof advised) =>
    percorso.phase === 'none' ? undefined : feesOf(percorso, AUTO_2020);

  it('is told once it is opened: for what, to whom, on which day and by which rule', () => {
    expect(feesIn(opened)?.businesses).toEqual([
      {
        part: 'business',
        payee: `apl/${APL_GINESTRA}`,
        openedOn: '2020-04-01',
        cents: 100_000,
        source: 'Proposta di parametro, da confermare con l’avviso',
      },
    ]);
  });

  it('is not told before', () => {
    expect(feesIn(advised)?.businesses).toEqual([]);
  });
});
