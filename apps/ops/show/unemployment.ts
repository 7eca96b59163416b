import type { Text } from '../../../domain/texts';
import type { UnemploymentStanding } from '../../../domain/unemployment/status';
import type { Spell } from '../../../domain/unemployment/walk';
import { actText } from '../../modules/texts/acts';
import { codeText } from '../../modules/texts/codes';
import { alike, inBoth, joined } from '../../modules/texts/text';
import type { ToldUnemployment } from '../../modules/unemployment/unemployment';
import { aligned, counted, euro, type Cell } from '../text';
import { SHOW_TEXTS as SAYS } from './texts';

/** Where the person of a percorso stands on some days: which days count, and by which work and rules. */
export function unemploymentInWords(stands: readonly ToldUnemployment[]): readonly Text[] {
  const last = stands.at(-1);
  return [
    ...aligned(stands.map(({ standing }) => [SAYS.onDay(standing.on), ...standingLine(standing)])),
    ...aligned(last?.standing.spells.map(spellLine) ?? [], '    '),
    ...(last?.basis.map(({ rule, source, verdict }) => {
      const [found, act] = [codeText('verdict', verdict), actText(source)];
      return inBoth((language) => `    ${found[language]}: ${rule}, ${act[language]}`);
    }) ?? []),
  ];
}

function standingLine(standing: UnemploymentStanding): readonly Cell[] {
  const { status, since, netDays, suspendedDays, undecidedDays, suspendedTo, lost } = standing;
  const more = [
    ...(since === null ? [] : [SAYS.sinceDay(since), counted(netDays, ...SAYS.netDays)]),
    ...(suspendedDays > 0 ? [counted(suspendedDays, ...SAYS.suspendedDays)] : []),
    ...(undecidedDays > 0 ? [counted(undecidedDays, ...SAYS.undecidedDays)] : []),
    ...(suspendedTo === null ? [] : [SAYS.atMostTo(suspendedTo)]),
    ...(lost === null ? [] : [SAYS.lostBy(lost.on, codeText('loss', lost.by))]),
  ];
  return [codeText('unemployment', status), joined(more, ', ')];
}

function spellLine({ from, to, status, jobs, incomeCents, limitCents }: Spell): readonly Cell[] {
  const sums = [
    ...(incomeCents === null ? [] : [SAYS.income(euro(incomeCents))]),
    ...(limitCents === null ? [] : [SAYS.limit(euro(limitCents))]),
  ];
  return [SAYS.spell(from, to), codeText('unemployment', status), alike(jobs.join(', ')), joined(sums, ', ')];
}
