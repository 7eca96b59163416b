import type { Recorded } from '../../../domain/decider';
import type { PercorsoEvent } from '../../../domain/percorso/events';
import { rulesIn } from '../../../domain/programmes/rulebook';
import { sapPolicyOf } from '../../../domain/sap/policy';
import { acted, given, SUBMIT, type Given } from '../given';
import { begun, lastVersionOf } from '../life';
import { CPI_AREZZO, CPI_FIRENZE, day } from '../values';

function policyOf(life: Given, asOf = '2020-03-01', sequence: number | null = 1) {
  const { percorso, facts, world } = life;
  if (percorso.phase === 'none') throw new Error('There is no percorso');
  const { rulebook } = world;
  const at = { rules: rulesIn(rulebook, percorso.rules), rulebook, asOf: day(asOf) };
  return sapPolicyOf(
    { facts: facts as readonly Recorded<PercorsoEvent>[], percorso, sequence: sequence ?? undefined },
    at,
  );
}

describe('the policy that a percorso is', () => {
  it('is known by the office that took the adhesion, its activity and its day', () => {
    expect(policyOf(begun())).toMatchObject({
      identifier: '1700000001C',
      promoter: CPI_FIRENZE,
      activity: 'A06',
      projectType: '01',
      profileIndex: 8000,
    });
    expect(policyOf(given('requested'))).toMatchObject({ profileIndex: null });
  });

  it('has no identifier before the log has numbered its adhesion, and is none before its proposal', () => {
    expect(policyOf(begun(), '2020-03-01', null)).toMatchObject({ identifier: null });
    expect(policyOf(begun(), '2020-01-06')).toBeUndefined();
  });

  it('keeps its identifier when another office holds it, and when its adhesion is corrected', () => {
    const to = { type: 'TransferPercorso', cpi: CPI_AREZZO, because: 'moved-within-region' } as const;
    const moved = begun().and(acted('2020-02-03', to));
    expect(policyOf(moved)).toMatchObject({ identifier: '1700000001C', promoter: CPI_FIRENZE });
    const life = begun();
    const corrects = lastVersionOf(life, 'AdhesionSubmitted');
    const instead = { ...SUBMIT, on: day('2020-01-06') };
    const command = { type: 'CorrectFact', corrects, instead, withdraws: [] } as const;
    const corrected = policyOf(life.and(acted('2020-02-03', command)));
    expect(corrected?.identifier).toBe('1700000001C');
    expect(corrected?.events[0]).toMatchObject({ code: '01', on: '2020-01-06', because: 1 });
  });
});
