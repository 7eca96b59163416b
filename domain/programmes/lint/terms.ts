import type { ChangeRule, StepRule } from '../pathway';
import type { ProgrammeVersion } from '../programme';
import { found, type Finding } from './finding';
import { before, reachable } from './order';

/** Whether each deadline comes to something, and each change can be asked. */
export function terms(version: ProgrammeVersion): readonly Finding[] {
  const { pathway, changes, incentives } = version;
  return [
    ...pathway.flatMap((rule) => termOf(rule, version)),
    ...changeOf('provider', changes.provider, version),
    ...changeOf('tutor', changes.tutor, version),
    ...(incentives === null ? [] : lengthOf(incentives.missingFacts.days, 'incentives.missingFacts')),
  ];
}

function termOf({ step, due }: StepRule, { pathway }: ProgrammeVersion): readonly Finding[] {
  if (due === null) return [];
  const row = `pathway.${step}.due.term`;
  return [
    ...lengthOf(due.term.days, row),
    ...(before(step, pathway).includes(due.from) ? [] : [neverRuns(row, due.from)]),
    ...(due.otherwise === 'reopen' && !before(step, pathway).includes('choice') ? [nothingReopens(row)] : []),
  ];
}

function lengthOf(days: number, row: string): readonly Finding[] {
  if (Number.isInteger(days) && days > 0) return [];
  return [
    found('deadline-without-effect', row, [
      `Un termine di ${days} giorni non lascia a nessuno il tempo di agire.`,
      `A term of ${days} days leaves nobody the time to act.`,
    ]),
  ];
}

function neverRuns(row: string, from: string): Finding {
  return found('deadline-without-effect', row, [
    `Il termine decorre dal passo «${from}», che può non essere compiuto quando si attende questo: non scade.`,
    `The term runs from the step "${from}", which need not have been taken when this one is waited for: it does not fall due.`,
  ]);
}

function nothingReopens(row: string): Finding {
  return found('deadline-without-effect', row, [
    'Scaduto il termine si riapre la scelta dell’operatore, ma prima di questo passo non se ne sceglie nessuno.',
    'When the term has passed the choice of a provider is opened again, but none is chosen before this step.',
  ]);
}

/** A change that is allowed so many times, but never at a moment that comes. */
function changeOf(
  what: string,
  { most, once, by, withinDays }: ChangeRule,
  version: ProgrammeVersion,
): readonly Finding[] {
  const reached = reachable(version.pathway);
  const never = !reached.includes(once) || by.length === 0 || withinDays === 0;
  const uncounted = withinDays !== null && !reached.includes('choice');
  if (most === 0 || !(never || uncounted)) return [];
  return [
    found('change-without-effect', `changes.${what}`, [
      `Si può cambiare ${most} volte dal passo «${once}», ma quel momento non viene mai, o il cambio non spetta a nessuno.`,
      `It may change ${most} times from the step "${once}" on, but that moment never comes, or nobody may ask it.`,
    ]),
  ];
}
