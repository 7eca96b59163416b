import type { PercorsoFile } from '../../../activities/postgres/read-models/percorso-file';
import type { TimelineRow } from '../../../activities/postgres/read-models/timeline';
import type { Reason } from '../../../domain/rejections';
import { accountInWords, jobsInWords } from '../standing/in-words';
import type { ToldStanding } from '../../modules/standing/standing';
import type { ToldUnemployment } from '../../modules/unemployment/unemployment';
import { aligned, day, euro, moment } from '../text';
import { refusalOf, titleOf } from '../titles';
import { detailOf } from './detail';
import { unemploymentInWords } from './unemployment';

/** What is nowhere kept. */
interface Derived {
  readonly standing: ToldStanding | undefined;
  readonly unemployment: readonly ToldUnemployment[];
}

/** The file of a percorso and its story, for a person to read. */
export function shownInWords(
  file: PercorsoFile,
  timeline: readonly TimelineRow[],
  { standing, unemployment }: Derived,
): readonly string[] {
  return [
    `Percorso ${file.percorsoId}`,
    ...aligned([...headOf(file), ...providerOf(standing), ...clockOf(standing)]),
    '',
    ...(standing === undefined ? [] : ['Jobs known', ...jobsInWords(standing), '']),
    'Unemployment',
    ...unemploymentInWords(unemployment),
    '',
    ...(standing === undefined ? [] : ['Account', ...accountInWords(standing), '']),
    'Possible now',
    ...list(file.possibilities.filter((one) => one.allowed).map((one) => [one.command])),
    '',
    'Not possible now',
    ...list(file.possibilities.filter((one) => !one.allowed).map(refused)),
    '',
    'Effects on the world',
    ...list(file.effects.map(effect)),
    '',
    'Story',
    ...aligned([['', 'when true', 'told', 'recorded', 'who', 'what'], ...timeline.map(line)]),
  ];
}

function headOf(file: PercorsoFile): readonly (readonly string[])[] {
  const { nextDeadline, nextDueOn } = file;
  const deadline =
    nextDeadline === null || nextDueOn === null
      ? 'none'
      : `${titleOf('deadline', nextDeadline).en}, last day ${day(nextDueOn)}`;
  return [
    ['phase', `${titleOf('phase', file.phase).en} (${file.phase}), since ${day(file.since)}`],
    ['rules', file.rules],
    ['requested on', day(file.requestedOn)],
    ['next deadline', deadline],
    ['CPI', file.cpi ?? 'none'],
    ['reserved', file.envelope === null ? 'nothing' : `${euro(file.reservedCents)} of ${file.envelope}`],
    ['version', `${file.version}${file.closed ? ', closed: nothing is owed or due' : ''}`],
  ];
}

/** The lead first; a network with all its members. */
function providerOf(standing: ToldStanding | undefined): readonly (readonly string[])[] {
  if (standing === undefined) return [];
  const { provider } = standing;
  const others = provider?.members.filter((one) => one !== provider.lead) ?? [];
  return [['provider', provider === null ? 'none' : [provider.lead, ...others].join(', ')]];
}

function clockOf(standing: ToldStanding | undefined): readonly (readonly string[])[] {
  if (standing === undefined) return [];
  const { plannedEnd, endsOn, suspendedSince } = standing.clock;
  const moved = plannedEnd === null || endsOn === plannedEnd ? '' : `, planned for ${day(plannedEnd)}`;
  return [
    ['ends on', endsOn === null ? 'not known yet' : `${day(endsOn)}${moved}`],
    ['suspended', suspendedSince === null ? 'no' : `by a job since ${day(suspendedSince)}`],
  ];
}

function refused({ command, reason, missing }: PercorsoFile['possibilities'][number]): readonly string[] {
  const why = reason === undefined ? '' : refusalOf(reason).title.en;
  const needed = reason === undefined ? [] : neededFor(reason, missing);
  return [command, needed.length === 0 ? why : `${why} (${needed.join('; ')})`];
}

function neededFor(reason: Reason, missing: readonly string[]): readonly string[] {
  if (reason === 'facts-missing') return missing;
  return reason === 'step-not-allowed-now' ? missing.map((step) => titleOf('deadline', step).en) : [];
}

function effect({
  key,
  effect: name,
  direction,
  answer,
  since,
}: PercorsoFile['effects'][number]): readonly string[] {
  return [key, titleOf('effect', name).en, `${direction}: ${answer}`, `since ${moment(since)}`];
}

function line(row: TimelineRow): readonly string[] {
  const who = [row.actorRole, row.actorOrganisation, row.actorUser].filter((part) => part !== '').join(' ');
  const title = titleOf('fact', row.type).en;
  const more = detailOf(row);
  const said = more === '' ? title : `${title}: ${more}`;
  const named = row.correctedBy === null ? said : `${said} (corrected by ${row.correctedBy})`;
  return [String(row.version), day(row.effectiveOn), moment(row.toldAt), moment(row.recordedAt), who, named];
}

function list(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.length === 0 ? ['  nothing'] : aligned(rows);
}
