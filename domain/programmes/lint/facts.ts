import type { ToldFact } from '../facts';
import type { ProgrammeVersion } from '../programme';
import { factsOf } from '../requirements';
import { partsOf } from '../rows';
import { found, type Finding } from './finding';

/** Whether each requirement gets the facts that it looks at, and each fact that is asked is looked at. */
export function facts(version: ProgrammeVersion): readonly Finding[] {
  return [...notAsked(version), ...notUsed(version)];
}

function notAsked({ requirements, facts: asked }: ProgrammeVersion): readonly Finding[] {
  const names = partsOf(requirements).map(([name]) => name);
  return requirements.flatMap((requirement, index) =>
    factsOf(requirement)
      .filter((fact) => !asked.includes(fact))
      .map((fact) =>
        found('fact-not-asked', `requirements.${names[index] ?? ''}`, [
          `Il requisito guarda al dato «${fact}», che all’adesione non si chiede: non sarebbe mai soddisfatto né escluso.`,
          `The requirement looks at the fact "${fact}", which the adhesion does not ask: it would never be met, nor ruled out.`,
        ]),
      ),
  );
}

function notUsed(version: ProgrammeVersion): readonly Finding[] {
  const { requirements, facts: asked } = version;
  const used = requirements.flatMap((one): readonly string[] => factsOf(one));
  const ofMoney = usedByMoney(version);
  return asked
    .filter((fact) => !used.includes(fact) && !ofMoney.includes(fact))
    .map((fact) =>
      found('fact-not-used', `facts.${fact}`, [
        `All’adesione si chiede il dato «${fact}», che nessun requisito guarda.`,
        `The adhesion asks the fact "${fact}", at which no requirement looks.`,
      ]),
    );
}

/** At the support looks who pays an employer more; at the crisis area, out of which envelope somebody is paid. */
function usedByMoney({ incentives, reservation }: ProgrammeVersion): readonly ToldFact[] {
  return [
    ...(incentives === null ? [] : (['incomeSupport'] as const)),
    ...(reservation.earmarked === undefined ? [] : (['domicileCrisisArea'] as const)),
  ];
}
