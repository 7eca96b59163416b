import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { PATTO_CONTENT_TEXTS } from '../../../modules/texts/agreed';
import { inBoth } from '../../../modules/texts/text';
import { line, type Line } from './line';

/** What a patto has to say, and when a profile is to be refreshed. */
export function agreed({ patto, profileRefresh }: ProgrammeVersion): readonly Line[] {
  return [...(patto === undefined ? [] : [pattoLine(patto)]), ...refreshLine(profileRefresh)];
}

function pattoLine({ required, source }: NonNullable<ProgrammeVersion['patto']>): Line {
  const said = inBoth((language) => required.map((one) => PATTO_CONTENT_TEXTS[one][language]).join('; '));
  return line('patto', source, [
    `Il patto non si sottoscrive senza: ${said.it}.`,
    `No patto is signed without: ${said.en}.`,
  ]);
}

function refreshLine(rule: ProgrammeVersion['profileRefresh']): readonly Line[] {
  if (rule === undefined) return [];
  const { days, source } = rule;
  return [
    line('profileRefresh', source, [
      `Il profilo si aggiorna dopo ${days} giorni dalla sua data di riferimento; un assegno già rilasciato non cambia importo.`,
      `The profile is refreshed ${days} days after its reference day; an assegno that was issued keeps its amount.`,
    ]),
  ];
}
