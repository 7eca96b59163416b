import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { rulesOf } from '../../../../domain/programmes/rows';
import { text } from '../../../modules/texts/text';
import { agreed } from './agreed';
import { entitlements } from './entitlements';
import { incentives } from './incentives';
import { line, type Line, type Section } from './line';
import { budgets, money, ranges } from './money';
import { dueProcess, obligations, paths, readers } from './obligations';
import { exits, pathway, service } from './steps';
import { requirements, who } from './who';
import type { Text } from '../../../../domain/texts';

const SECTIONS: readonly (readonly [Text, (version: ProgrammeVersion) => readonly Line[]])[] = [
  [text('Chi aderisce, quando e dove', 'Who adheres, when and where'), who],
  [text('Requisiti', 'Requirements'), requirements],
  [text('Passi e termini', 'Steps and terms'), pathway],
  [text('Durata e operatori', 'Length and providers'), service],
  [text('A quale percorso porta la valutazione', 'To which path the assessment leads'), paths],
  [text('Profilo e patto di servizio', 'Profile and patto'), agreed],
  [text('Obblighi e sanzioni', 'Obligations and sanctions'), obligations],
  [text('Uscite con procedimento', 'Exits by a proceeding'), dueProcess],
  [text('Come si esce prima della fine', 'How one leaves before the end'), exits],
  [text('A chi spetta che cosa', 'To what whom it entitles'), entitlements],
  [text('Come si impegna e si paga', 'How money is set aside and paid'), money],
  [text('Incentivi ai datori di lavoro', 'Incentives to employers'), incentives],
  [text('Stanziamenti', 'Envelopes'), budgets],
  [text('Limiti dichiarati', 'Declared limits'), ranges],
  [text('Chi vede i percorsi', 'Who sees the percorsi'), readers],
  [text('Altre regole', 'Other rules'), others],
];

/** A programme as a jurist reads it: who, requirements, steps and terms, providers, exits, money, budgets. */
export function pageOf(version: ProgrammeVersion): readonly Section[] {
  return SECTIONS.map(([title, lines]) => ({ title, lines: lines(version) })).filter(
    ({ lines }) => lines.length > 0,
  );
}

/** Every rule in words, in the order of the page. */
export function linesOf(version: ProgrammeVersion): readonly Line[] {
  return SECTIONS.flatMap(([, lines]) => lines(version));
}

/** Rules of which only the source says what they mean: none is left out of the page. */
function others(version: ProgrammeVersion): readonly Line[] {
  const said = SECTIONS.filter(([, lines]) => lines !== others).flatMap(([, lines]) => lines(version));
  const paths = said.map(({ path }) => path);
  return rulesOf(version)
    .filter(({ path }) => !paths.includes(path))
    .map(({ path, source }) => line(path, source, [source.text.it, source.text.en]));
}
