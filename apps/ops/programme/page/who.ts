import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Requirement } from '../../../../domain/programmes/requirements';
import { partsOf } from '../../../../domain/programmes/rows';
import type { UnemploymentLaw } from '../../../../domain/programmes/unemployment';
import { missingText } from '../../../modules/texts/pathway';
import { day, euro } from '../../text';
import { AND, codes, line, listed, type Line } from './line';
import { crisisAreas, lower, region, sectors, supports } from './words';

/** Who may adhere, when and where. */
export function who(version: ProgrammeVersion): readonly Line[] {
  const { adhesionFrom, adhesionTo, adhesion, gate, offices } = version;
  const opened = gate?.openFrom ?? null;
  return [
    line('adhesion', adhesion, [
      `Si aderisce dal ${day(adhesionFrom)} al ${day(adhesionTo)}.`,
      `Adhesions are taken from ${day(adhesionFrom)} to ${day(adhesionTo)}.`,
    ]),
    ...(gate === null ? [] : [line('gate', gate.source, gateWords(opened))]),
    ...(offices === null
      ? []
      : [
          line('offices', offices.source, [
            `Le adesioni le ricevono i CPI della regione ${region(offices.region)}.`,
            `The CPI of ${region(offices.region)} take adhesions.`,
          ]),
        ]),
    ...factsAsked(version),
  ];
}

function gateWords(opened: string | null): readonly [string, string] {
  if (opened === null)
    return [
      'Il programma non è ancora aperto: nessun atto lo ha aperto.',
      'The programme is not open yet: no act has opened it.',
    ];
  return [`Il programma è aperto dal ${day(opened)}.`, `The programme is open from ${day(opened)}.`];
}

function factsAsked({ facts, acts }: ProgrammeVersion): readonly Line[] {
  const asked = listed(
    facts.map((fact) => lower(missingText(fact))),
    AND,
  );
  return [
    line('acts.facts', acts.facts, [
      `All’adesione si accertano: ${asked.it}.`,
      `The adhesion ascertains: ${asked.en}.`,
    ]),
  ];
}

type RequirementOf<Kind extends Requirement['kind']> = Extract<Requirement, { kind: Kind }>;

/** Each requirement in words. */
const REQUIREMENTS: {
  readonly [Kind in Requirement['kind']]: (requirement: RequirementOf<Kind>) => readonly [string, string];
} = {
  'minimum-age': ({ years }) => [`Avere compiuto ${years} anni.`, `To have completed ${years} years of age.`],
  'resident-or-domiciled': (one) => [
    `Essere residente o domiciliato in ${region(one.region)}.`,
    `To be resident or domiciled in ${region(one.region)}.`,
  ],
  unemployed: ({ orOn }) => {
    const also = supports(orOn);
    const [it, en] = orOn.length === 0 ? ['', ''] : [`, o ricevere ${also.it}`, `, or to receive ${also.en}`];
    return [`Essere disoccupato, con la DID${it}.`, `To be unemployed, with the DID${en}.`];
  },
  'unemployed-for': ({ months, fewer }) => {
    const areas = crisisAreas(fewer.domiciledIn);
    return [
      `Essere disoccupato da almeno ${months} mesi, o da ${fewer.months} con il domicilio in ${areas.it}; i giorni di lavoro non si contano.`,
      `To be unemployed for at least ${months} months, or ${fewer.months} with the domicile in ${areas.en}; days at work do not count.`,
    ];
  },
  receiving: (one) => [`Ricevere ${supports(one.supports).it}.`, `To receive ${supports(one.supports).en}.`],
  'not-receiving': (one) => [
    `Non ricevere ${supports(one.supports).it}.`,
    `Not to receive ${supports(one.supports).en}.`,
  ],
  'worker-of-crisis': (one) => [
    `Essere lavoratore coinvolto nella crisi ${sectors(one.sectors).it}.`,
    `To be a worker involved in the crisis of ${sectors(one.sectors).en}.`,
  ],
  'completed-course': ({ withinDays, orNone }) => [
    `Avere concluso un corso di formazione da non più di ${withinDays} giorni${orNone ? ', o non averne frequentato alcuno' : ''}.`,
    `To have completed a training course no more than ${withinDays} days ago${orNone ? ', or to have attended none' : ''}.`,
  ],
};

/** Who meets which requirement, with the law of unemployment where one asks for it. */
export function requirements({ requirements: all }: ProgrammeVersion): readonly Line[] {
  const names = partsOf(all).map(([name]) => name);
  return all.flatMap((requirement, index) => {
    const path = `requirements.${names[index] ?? ''}`;
    const words = REQUIREMENTS[requirement.kind] as (one: Requirement) => readonly [string, string];
    return [
      line(path, requirement.source, words(requirement)),
      ...('law' in requirement ? law(requirement.law, `${path}.law`) : []),
    ];
  });
}

function law(rules: UnemploymentLaw, path: string): readonly Line[] {
  const { declaration, suspension, contracts, presumption, seniority, limits } = rules;
  return [
    line(`${path}.declaration`, declaration.source, [
      `Vale come DID la domanda di: ${supports(declaration.supports).it}.`,
      `An application for this is a DID: ${supports(declaration.supports).en}.`,
    ]),
    line(`${path}.suspension`, suspension.source, [
      `Un lavoro sospende la disoccupazione fino a ${suspension.days} giorni; oltre, la fa perdere.`,
      `A job suspends unemployment for up to ${suspension.days} days; beyond them it ends it.`,
    ]),
    line(`${path}.contracts`, contracts.source, [
      `Sospendono i contratti ${codes(contracts.suspending).it}; conservano ${codes(contracts.keeping).it}; sono a tempo indeterminato per legge ${codes(contracts.lasting).it}.`,
      `The contracts ${codes(contracts.suspending).en} suspend; ${codes(contracts.keeping).en} keep the status; ${codes(contracts.lasting).en} are open-ended by law.`,
    ]),
    ...limits.map(({ from, to, source, employmentCents, selfEmploymentCents }) =>
      line(`${path}.limits.${from}`, source, [
        `Dal ${day(from)}${to === null ? '' : ` al ${day(to)}`} il lavoro conserva la disoccupazione fino a ${euro(employmentCents).it} l’anno se dipendente, ${euro(selfEmploymentCents).it} se autonomo.`,
        `From ${day(from)}${to === null ? '' : ` to ${day(to)}`} work keeps unemployment up to ${euro(employmentCents).en} a year if employed, ${euro(selfEmploymentCents).en} if self-employed.`,
      ]),
    ),
    line(`${path}.presumption`, presumption, [
      'Un tempo pieno a tempo indeterminato si presume oltre il limite di reddito.',
      'An open-ended full-time job is presumed to pay above the limit.',
    ]),
    line(`${path}.seniority`, seniority, [
      'L’anzianità di disoccupazione si conta in giorni dalla DID, senza quelli di sospensione.',
      'The seniority of unemployment is counted in days from the DID, without those of suspension.',
    ]),
  ];
}
