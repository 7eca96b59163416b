import type { ExitName, StepName, StepTaker } from '../pathway';
import type { ProgrammeVersion } from '../programme';
import { rulesOfKind } from '../entitlements';
import { found, type Finding } from './finding';
import { before, reachable } from './order';

/** Whether what only some programmes provide can come to pass: paths, conditionality, a restricted file, a business. */
export function provisions(version: ProgrammeVersion): readonly Finding[] {
  const { conditionality, paths, restricted } = version;
  return [
    ...(conditionality === undefined ? [] : heldBack('conditionality', conditionality, version)),
    ...(paths === undefined ? [] : heldBack('paths', paths, version)),
    ...proceedings(version),
    ...assessment(version),
    ...(restricted?.seenBy.length === 0 ? [seenByNobody()] : []),
    ...businesses(version),
  ];
}

interface Provision {
  readonly once: StepName;
  readonly by: readonly StepTaker[];
}

function heldBack(row: string, { once, by }: Provision, { pathway }: ProgrammeVersion): readonly Finding[] {
  if (by.length > 0 && reachable(pathway).includes(once)) return [];
  return [
    found('provision-without-effect', row, [
      `Vale dal passo «${once}», ma a quel passo non si arriva, o non spetta a nessuno.`,
      `It holds from the step "${once}" on, but that step is never reached, or it is for nobody.`,
    ]),
  ];
}

/** A proceeding leads to an exit that the programme has, or stands before a taking in charge. */
function proceedings(version: ProgrammeVersion): readonly Finding[] {
  const { dueProcess, exits, pathway } = version;
  if (dueProcess === undefined) return [];
  const { source: _, rejection, ...asked } = dueProcess;
  const isHeldUp = rejection === undefined || reachable(pathway).includes('taking-charge');
  const held = isHeldUp ? [] : [nothingHeldUp()];
  const lacking = (Object.keys(asked) as ExitName[]).flatMap((exit) => {
    const causes: readonly string[] = exits.find((one) => one.exit === exit)?.causes ?? [];
    const missing = asked[exit].filter((cause) => !causes.includes(cause));
    if (missing.length === 0) return [];
    return [
      found('provision-without-effect', `dueProcess.${exit}`, [
        `Si chiede un procedimento per un’uscita che il programma non ha: ${missing.join(', ')}.`,
        `A proceeding is asked for an exit that the programme does not have: ${missing.join(', ')}.`,
      ]),
    ];
  });
  return [...held, ...lacking];
}

function nothingHeldUp(): Finding {
  return found('provision-without-effect', 'dueProcess.rejection', [
    'Il rigetto chiede un procedimento, ma senza presa in carico nulla ferma un’adesione priva dei requisiti.',
    'A rejection takes a proceeding, but without a taking in charge nothing holds up an adhesion whose requirements are not met.',
  ]);
}

/** An assessment needs the paths to which it leads, and the profile by which it is measured; and paths need an assessment. */
function assessment({ paths, pathway }: ProgrammeVersion): readonly Finding[] {
  const isAssessed = pathway.some(({ step }) => step === 'assessment');
  const isMeasured = before('assessment', pathway).includes('profile');
  if (paths === undefined ? !isAssessed : isAssessed && isMeasured) return [];
  return [
    found('provision-without-effect', paths === undefined ? 'pathway.assessment' : 'paths', [
      'La valutazione porta a un percorso solo con la regola dei percorsi e dopo la profilazione: qui manca l’una o l’altra.',
      'An assessment leads to a path only by the rule of the paths, and after the profile: one of them is not there.',
    ]),
  ];
}

function seenByNobody(): Finding {
  return found('provision-without-effect', 'restricted', [
    'Nessuno può vedere i percorsi: nemmeno l’ufficio che li tiene potrebbe portarli avanti.',
    'Nobody may see the pathways: not even the office that holds them could go on with them.',
  ]);
}

function businesses(version: ProgrammeVersion): readonly Finding[] {
  if (reachable(version.pathway).includes('business')) return [];
  return rulesOfKind(version, 'business-fee').map(({ part }) =>
    found('provision-without-effect', `entitlements.${part}`, [
      'Si paga per un’impresa avviata, ma a quel passo non si arriva mai.',
      'It is paid for a business that was opened, but that step is never reached.',
    ]),
  );
}
