import { factIn, type FactName, type Facts } from '../../../../domain/programmes/facts';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { assess, factsOf, type Requirement } from '../../../../domain/programmes/requirements';
import { partsOf } from '../../../../domain/programmes/rows';
import type { Json } from '../../../../domain/ruling';
import type { Text } from '../../../../domain/texts';
import { addDays } from '../../../../domain/time/civil-date';
import { codeText, type CodeKind } from '../../../modules/texts/codes';
import { missingText } from '../../../modules/texts/pathway';
import { asIfOpen } from '../../../../domain/simulation/cast';
import { alike, inBoth, joined, text } from '../../../modules/texts/text';
import { day } from '../../text';
import { isRejectedFor, rejectedFor } from './rejecting';
import type { Scenario } from './scenario';
import { lacking, meetsOthers } from './lacking';
import { adheres, before, firstDay, somebody } from './scene';

/** Who adheres in time is taken, who is too early is not. */
export function adhesions(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const from = firstDay(version);
  const early = addDays(from, -1);
  const when = (on: string): Text => text(`Aderisce il ${day(on)}`, `She adheres on ${day(on)}`);
  if (version.gate !== null && version.gate.openFrom === null) return closed(version, good);
  const row = version.gate !== null && from !== version.adhesionFrom ? 'gate' : 'adhesion';
  return [
    {
      row,
      given: MEETS_ALL,
      when: when(from),
      then: text('L’adesione è accolta', 'The adhesion is taken'),
      holds: adheres(before(version), good).verdict === 'accepted',
    },
    {
      row,
      given: MEETS_ALL,
      when: when(early),
      then: text('L’adesione è respinta', 'The adhesion is refused'),
      holds: adheres(before(version, early), good).verdict === 'refused',
    },
  ];
}

export const MEETS_ALL = text('Una persona che ha tutti i requisiti', 'A person who meets all requirements');

/** As long as no act has opened the programme nobody is taken; the day on which one would be is not known. */
function closed(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const from = firstDay(version);
  return [
    {
      row: 'gate',
      given: MEETS_ALL,
      when: text(
        `Aderisce il ${day(from)}, e nessun atto ha aperto le adesioni`,
        `She adheres on ${day(from)}, and no act has opened adhesions`,
      ),
      then: text('L’adesione è respinta', 'The adhesion is refused'),
      holds: adheres(before(version), good).verdict === 'refused',
    },
    {
      row: 'adhesion',
      given: MEETS_ALL,
      when: text(
        'Aderisce il giorno in cui un atto apre le adesioni',
        'She adheres on the day on which an act opens adhesions',
      ),
      then: text('L’adesione è accolta', 'The adhesion is taken'),
      holds: adheres(before(asIfOpen(version)), good).verdict === 'accepted',
    },
  ];
}

/** Of each requirement somebody who meets all but that one; where nobody can, somebody who does not meet others either. */
export function requirements(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const names = partsOf(version.requirements).map(([name]) => name);
  return version.requirements.flatMap((requirement, index) => {
    const lacks =
      somebody(version, (facts) => lacksOnly(requirement, version, facts)) ??
      lacking(requirement, version, good);
    return lacks === undefined
      ? []
      : [refusedFor(requirement, `requirements.${names[index] ?? ''}`, { version, lacks })];
  });
}

function lacksOnly(requirement: Requirement, version: ProgrammeVersion, facts: Facts): boolean {
  return version.requirements.every((one) => {
    const { verdict } = assess(one, facts, firstDay(version));
    return verdict === (one === requirement ? 'not-met' : 'met');
  });
}

function refusedFor(
  requirement: Requirement,
  row: string,
  { version, lacks }: { readonly version: ProgrammeVersion; readonly lacks: Facts },
): Scenario {
  const { id, text: quote } = requirement.source;
  const story = before(version);
  const decision = adheres(story, lacks);
  const told = joined(
    factsOf(requirement).map((fact) =>
      inBoth((language) => `${missingText(fact)[language]}: ${valueOf(fact, lacks)[language]}`),
    ),
    '; ',
  );
  return {
    row,
    given: meetsOthers(requirement, lacks, version)
      ? text(
          `Una persona che ha gli altri requisiti. ${told.it}`,
          `A person who meets the other requirements. ${told.en}`,
        )
      : text(
          `Una persona che non ha questo requisito. ${told.it}`,
          `A person who does not meet this one. ${told.en}`,
        ),
    when: text('Aderisce', 'She adheres'),
    then: rejectedFor(version, text(`${id}, ${quote.it}`, `${id}, ${quote.en}`)),
    holds: isRejectedFor(id, story, decision),
  };
}

function valueOf(fact: FactName, facts: Facts): Text {
  const told = factIn(facts, fact);
  if (!('known' in told)) return codeText('unknown', told.unknown);
  const known = told.known as Json;
  if (known === null) return text('nessuna', 'none');
  const written =
    typeof known === 'string' || typeof known === 'number' ? String(known) : JSON.stringify(known);
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return alike(day(written));
  const codes = CODES[fact];
  return codes === undefined ? alike(written) : codeText(codes, written);
}

/** In which list of codes the words of a fact are; the others are what they are. */
const CODES: { readonly [fact in FactName]?: CodeKind } = {
  incomeSupport: 'incomeSupport',
  domicileCrisisArea: 'crisisArea',
  citizenship: 'citizenship',
};
