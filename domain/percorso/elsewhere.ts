import { refuse, type Context } from '../decider';
import { percorsoStream } from '../identifiers';
import { incompatibleWith, programmeCodeOf, rulesIn, type Rulebook } from '../programmes/rulebook';
import { notMet } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import { concludesOn, latest } from './clock';
import { hasEnded, type BegunPercorso, type EndedPercorso, type Percorso } from './state';
import type { Command, PercorsoDecision } from './step';

/** The last day of a percorso that has ended, jobs that were told late included. */
export function lastDayOf(percorso: EndedPercorso, rulebook: Rulebook): CivilDate {
  const { on, how } = percorso.end;
  const service = how === 'concluded' ? concludesOn(percorso, rulesIn(rulebook, percorso.rules)) : on;
  return latest(on, service ?? on);
}

/**
 * Of programmes that exclude each other a person is in one on every day, whichever is told first: an adhesion is later than the
 * end of a percorso that began before it, and one told late was over before that began which came after it. One that is open is
 * left to the claims, where it began before.
 */
export function elsewhereRefused(
  command: Command<'SubmitAdhesion'>,
  context: Context,
): PercorsoDecision | undefined {
  const { on, overOn } = command;
  for (const percorso of elsewhereOf(command, context)) {
    const { requestedOn, rules } = percorso;
    const end = hasEnded(percorso) ? lastDayOf(percorso, context.rulebook) : undefined;
    const isApart =
      requestedOn > on ? overOn !== undefined && overOn < requestedOn : end === undefined || end < on;
    if (isApart) continue;
    const programme = programmeCodeOf(rules);
    const days = { from: requestedOn, ...(end === undefined ? {} : { to: end }) };
    const sources = exclusionsOf(command, context).filter((one) => one.programme === programme);
    return refuse(
      'programme-incompatible',
      [programme],
      sources.map(({ source }) => notMet(source, { programme, ...days })),
    );
  }
  return undefined;
}

/** The rulebook without what excludes the programmes in which the person is now, but was not yet when this percorso was over. */
export function rulebookThen(command: Command<'SubmitAdhesion'>, context: Context): Rulebook {
  const { rulebook } = context;
  const later = elsewhereOf(command, context)
    .filter((one) => !hasEnded(one) && one.requestedOn > command.on)
    .map(({ rules }) => programmeCodeOf(rules));
  if (later.length === 0) return rulebook;
  const incompatibilities = (rulebook.incompatibilities ?? []).filter(
    ({ programmes }) =>
      !programmes.includes(command.programme) || !programmes.some((one) => later.includes(one)),
  );
  return { ...rulebook, incompatibilities };
}

/** Those of the person's percorsi that the command names and that this programme excludes. */
function elsewhereOf(command: Command<'SubmitAdhesion'>, context: Context): readonly BegunPercorso[] {
  const excluded = exclusionsOf(command, context).map(({ programme }) => programme);
  return (command.elsewhere ?? [])
    .map((id) => context.streams[percorsoStream(id)] as Percorso)
    .filter((one): one is BegunPercorso => one.phase !== 'none' && !isRejected(one))
    .filter(({ rules }) => excluded.includes(programmeCodeOf(rules)));
}

const isRejected = (percorso: BegunPercorso): boolean =>
  hasEnded(percorso) && percorso.end.how === 'rejected';

function exclusionsOf({ programme }: Command<'SubmitAdhesion'>, { rulebook }: Context) {
  return incompatibleWith(rulebook, programme);
}
