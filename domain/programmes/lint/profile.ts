import { rulesOfKind } from '../entitlements';
import type { ProgrammeVersion } from '../programme';
import { found, type Finding } from './finding';
import { before, reachable } from './order';

/** Whether whoever reads the profile finds one: what is set aside for it, an assessment, and the value of a result. */
export function profile(version: ProgrammeVersion): readonly Finding[] {
  return [...setAside(version), ...assessed(version), ...results(version)];
}

function setAside({ reservation: { sets, from }, pathway }: ProgrammeVersion): readonly Finding[] {
  const isRead = sets === 'most' && pathway.some(({ step }) => step === from);
  return isRead && !before(from, pathway).includes('profile') ? [unmeasured('reservation', from)] : [];
}

function assessed({ pathway }: ProgrammeVersion): readonly Finding[] {
  const isRead = pathway.some(({ step }) => step === 'assessment');
  return isRead && !before('assessment', pathway).includes('profile')
    ? [unmeasured('pathway.assessment', 'assessment')]
    : [];
}

function unmeasured(row: string, step: string): Finding {
  return found('profile-not-measured', row, [
    `Il passo «${step}» guarda l’indice di profilazione, ma può venire prima della profilazione: allora è respinto, o nulla si accantona.`,
    `The step "${step}" looks at the profile index, but may come before the profile: it is refused then, or nothing is set aside.`,
  ]);
}

function results(version: ProgrammeVersion): readonly Finding[] {
  if (reachable(version.pathway).includes('profile')) return [];
  return rulesOfKind(version, 'result-fee').map(({ part }) =>
    found('profile-not-measured', `entitlements.${part}`, [
      'Il valore di un esito dipende dall’indice di profilazione, ma nel programma nessuno è profilato: non si matura nulla.',
      'What a result is worth depends on the profile index, but nobody is profiled in the programme: nothing is ever earned.',
    ]),
  );
}
