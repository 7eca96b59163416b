import type { UnemploymentStanding } from '../../../domain/unemployment/status';
import type { Spell } from '../../../domain/unemployment/walk';
import { codeText } from '../../modules/texts/codes';
import type { ToldUnemployment } from '../../modules/unemployment/unemployment';
import { aligned, day, euro } from '../text';

/** Where the person of a percorso stands on some days: which days count, and by which work and rules. */
export function unemploymentInWords(stands: readonly ToldUnemployment[]): readonly string[] {
  const last = stands.at(-1);
  return [
    ...aligned(stands.map(({ standing }) => [`on ${day(standing.on)}`, ...standingLine(standing)])),
    ...aligned(last?.standing.spells.map(spellLine) ?? [], '    '),
    ...(last?.basis.map(({ rule, source, verdict }) => `    ${verdict}: ${rule}, ${source}`) ?? []),
  ];
}

function standingLine(standing: UnemploymentStanding): readonly string[] {
  const { status, since, netDays, suspendedDays, undecidedDays, suspendedTo, lost } = standing;
  const more = [
    ...(since === null ? [] : [`since ${day(since)}`, `${netDays} net days`]),
    ...(suspendedDays > 0 ? [`${suspendedDays} suspended`] : []),
    ...(undecidedDays > 0 ? [`${undecidedDays} undecided`] : []),
    ...(suspendedTo === null ? [] : [`to ${day(suspendedTo)} at most`]),
    ...(lost === null ? [] : [`since ${day(lost.on)}, by ${lost.by}`]),
  ];
  return [codeText('unemployment', status).en, more.join(', ')];
}

function spellLine({ from, to, status, jobs, incomeCents, limitCents }: Spell): readonly string[] {
  const income = incomeCents === null ? '' : `income ${euro(incomeCents)}`;
  const limit = limitCents === null ? '' : `limit ${euro(limitCents)}`;
  return [`${day(from)} to ${day(to)}`, status, jobs.join(', '), [income, limit].filter(Boolean).join(', ')];
}
