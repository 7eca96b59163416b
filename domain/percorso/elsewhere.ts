import { refuse, type Context } from '../decider';
import { percorsoStream } from '../identifiers';
import { incompatibleWith, programmeCodeOf, rulesIn, type Rulebook } from '../programmes/rulebook';
import { notMet } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import { concludesOn, latest } from './clock';
import { hasEnded, type BegunPercorso, type EndedPercorso, type Percorso } from './state';
import type { Command, PercorsoDecision } from './step';
import type { Overtaken } from './submit-adhesion';

/** The last day of a percorso that has ended, jobs that were told late included. */
export function lastDayOf(percorso: EndedPercorso, rulebook: Rulebook): CivilDate {
  const { on, how } = percorso.end;
  const service = how === 'concluded' ? concludesOn(percorso, rulesIn(rulebook, percorso.rules)) : on;
  return latest(on, service ?? on);
}

/**
 * Of programmes that exclude each other a person is in one on every day, and in a programme once, whichever is told first: an
 * adhesion is later than the end of what began before it, and one that is told late was over before what came after it.
 */
export function elsewhereRefused(
  command: Command<'SubmitAdhesion'>,
  context: Context,
): PercorsoDecision | undefined {
  const { on, overtaken } = command;
  for (const percorso of elsewhereOf(command, context)) {
    const end = hasEnded(percorso) ? lastDayOf(percorso, context.rulebook) : null;
    if (end !== null && end < on) continue;
    return apart(
      programmeCodeOf(percorso.rules),
      { from: percorso.requestedOn, to: end },
      { command, context },
    );
  }
  if (overtaken === undefined || isOver(overtaken)) return undefined;
  return apart(overtaken.by, { from: overtaken.on, to: null }, { command, context });
}

const isOver = ({ on, overOn }: Overtaken): boolean => overOn !== null && overOn < on;

interface Asked {
  readonly command: Command<'SubmitAdhesion'>;
  readonly context: Context;
}

function apart(
  programme: string,
  days: { readonly from: CivilDate; readonly to: CivilDate | null },
  { command, context }: Asked,
): PercorsoDecision {
  if (programme === command.programme) return refuse('percorso-already-active');
  const rules = incompatibleWith(context.rulebook, command.programme).filter(
    (one) => one.programme === programme,
  );
  return refuse(
    'programme-incompatible',
    [programme],
    rules.map(({ source }) => notMet(source, { programme, ...days })),
  );
}

/**
 * The rulebook without what excludes the programme whose place she took only after this percorso was over; of a place in this
 * same programme without any, because whatever came after that place was taken after it too.
 */
export function rulebookThen(
  { programme, overtaken }: Command<'SubmitAdhesion'>,
  { rulebook }: Context,
): Rulebook {
  if (overtaken === undefined) return rulebook;
  const incompatibilities = (rulebook.incompatibilities ?? []).filter(
    ({ programmes }) => !programmes.includes(programme) || !programmes.includes(overtaken.by),
  );
  return { ...rulebook, incompatibilities };
}

/** Those of the percorsi that the command names which had begun by then, in this programme or in one that it excludes. */
function elsewhereOf(
  { elsewhere = [], programme, on }: Command<'SubmitAdhesion'>,
  { streams, rulebook }: Context,
): readonly BegunPercorso[] {
  const excluded = [programme, ...incompatibleWith(rulebook, programme).map((one) => one.programme)];
  return elsewhere
    .map((id) => streams[percorsoStream(id)] as Percorso)
    .filter((one): one is BegunPercorso => one.phase !== 'none' && one.requestedOn <= on)
    .filter((one) => excluded.includes(programmeCodeOf(one.rules)) && !isRejected(one));
}

const isRejected = (percorso: BegunPercorso): boolean =>
  hasEnded(percorso) && percorso.end.how === 'rejected';
