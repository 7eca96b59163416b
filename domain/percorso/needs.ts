import {
  aplStream,
  cpiStream,
  envelopeStream,
  percorsoStream,
  personStream,
  proceedingStream,
  unemploymentStream,
  type StreamId,
} from '../identifiers';
import type { ProgrammeVersion } from '../programmes/programme';
import { rulesIn, type Rulebook } from '../programmes/rulebook';
import { registerRead } from './accreditation';
import { accredited } from './accreditation-read';
import type { PercorsoCommand } from './commands';
import { envelopeOf } from './envelope-of';
import { officesChosen } from './office';
import { hindranceOf } from './pathway';
import { claimNamed } from './set-off';
import type { BegunPercorso, OpenPercorso, Percorso } from './state';
import type { Command } from './step';
import { readsUnemployment, unemploymentOf } from './unemployed';

/** The streams that a decision reads beside the percorso itself. */
export function needs(command: PercorsoCommand, percorso: Percorso, rulebook: Rulebook): readonly StreamId[] {
  const named = streamsNamed(command);
  if (named.length > 0) return named;
  if (percorso.phase === 'none') return [];
  if (readsUnemployment(command, percorso)) return unemploymentOf(percorso);
  const rules = rulesIn(rulebook, percorso.rules);
  if (command.type === 'CorrectFact') return correctionNeeds(command, percorso, rules);
  if (command.type === 'UndoMeasure') return undoingNeeds(command, percorso, rules);
  if (command.type === 'IssueAssegno' && percorso.phase === 'open') return issueNeeds(percorso, rules);
  return [...registerRead(command, percorso, rules), ...claimNamed(command, percorso)];
}

/** The envelope, once the issue is next. */
function issueNeeds(percorso: OpenPercorso, rules: ProgrammeVersion): readonly StreamId[] {
  const isNext = hindranceOf('issue', percorso, rules) === undefined;
  return isNext ? [envelopeStream(envelopeOf(percorso, rules.reservation))] : [];
}

/** Another measure of the same proceedings may end it in the place of the one that fell. */
function undoingNeeds(
  { measure }: Command<'UndoMeasure'>,
  percorso: BegunPercorso,
  rules: ProgrammeVersion,
): readonly StreamId[] {
  return [proceedingStream(measure.of), ...correctionNeeds({ instead: null }, percorso, rules)];
}

/** The streams that a command names by itself. */
function streamsNamed(command: PercorsoCommand): readonly StreamId[] {
  if (command.type === 'SubmitAdhesion') return readAtFirst(command);
  if (command.type === 'TransferPercorso') return [cpiStream(command.cpi)];
  if (command.type === 'CarryOutMeasure') return [proceedingStream(command.measure.of)];
  if (command.type !== 'ChooseApl') return [];
  return [...accredited(command.provider).map(aplStream), ...officesChosen(command).map(cpiStream)];
}

/**
 * Whatever the act may need in its place, and the bodies that were ever chosen, also by what an earlier correction told instead: a
 * place may be taken at one again.
 */
function correctionNeeds(
  { instead }: Pick<Command<'CorrectFact'>, 'instead'>,
  percorso: BegunPercorso,
  { reservation }: ProgrammeVersion,
): readonly StreamId[] {
  const { history } = percorso;
  const told = history.flatMap(({ event }) =>
    event.type === 'FactCorrected' ? event.instead.map((one) => one.event) : [event],
  );
  const chosen = told.flatMap((event) => (event.type === 'AplChosen' ? accredited(event.provider) : []));
  const own = instead === null ? [] : streamsNamed(instead);
  const envelope =
    instead?.type === 'IssueAssegno' ? [envelopeStream(envelopeOf(percorso, reservation))] : [];
  return [...new Set([...own, ...envelope, ...unemploymentOf(percorso), ...chosen.map(aplStream)])];
}

function readAtFirst(command: Command<'SubmitAdhesion'>) {
  const { personId, cpi, earlier = [], elsewhere = [], records = [], registers } = command;
  const told = [personId, ...records].map(unemploymentStream);
  const read = registers === undefined ? [] : [cpiStream(cpi), ...told];
  const others = new Set([...earlier, ...elsewhere]);
  return [personStream(personId), ...[...others].map(percorsoStream), ...read];
}
