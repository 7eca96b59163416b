import { limitOn, type IncomeLimit, type UnemploymentLaw } from '../programmes/unemployment';
import { met, notMet, type Ruling } from '../ruling';
import type { UnemploymentStanding } from './status';
import type { Spell } from './walk';

/** The rules by which somebody stands so on a day, each with what it was applied to. */
export function basisOf(standing: UnemploymentStanding, law: UnemploymentLaw): readonly Ruling[] {
  const { on, since, netDays, suspendedDays, undecidedDays, lost, spells } = standing;
  const last = spells.at(-1);
  if (last === undefined) return [notMet(law.declaration.source, { on })];
  const work = ofWork(last, standing, law);
  if (since !== null)
    return [
      met(law.declaration.source, { since }),
      ...work,
      met(law.seniority, { netDays, suspendedDays, undecidedDays }),
    ];
  const by = lost?.by === 'work' ? law.suspension.source : law.seniority;
  return lost === null ? work : [notMet(by, { lostOn: lost.on }), ...work];
}

/** What the work of the day does, and by which limit. */
function ofWork(
  { from, jobs, incomeCents, limitCents }: Spell,
  { on, status, suspendedTo }: UnemploymentStanding,
  law: UnemploymentLaw,
): readonly Ruling[] {
  if (jobs.length === 0 && incomeCents === null) return [];
  const limit = limitOn(on, law);
  const held = limit === undefined ? [] : [incomeRuling(limit, { jobs, incomeCents, limitCents })];
  const isPresumed = incomeCents === null && status !== 'undecided';
  const presumed = isPresumed ? [met(law.presumption, { jobs })] : [];
  return suspendedTo === null
    ? [...held, ...presumed]
    : [...held, ...presumed, met(law.suspension.source, { since: from, lastDay: suspendedTo })];
}

type OfWork = Pick<Spell, 'jobs' | 'incomeCents' | 'limitCents'>;

function incomeRuling({ source }: IncomeLimit, facts: OfWork): Ruling {
  const { incomeCents, limitCents } = facts;
  if (incomeCents === null)
    return { ...met(source, { ...facts }), verdict: 'unknown', because: 'prospectiveIncome' };
  return limitCents !== null && incomeCents <= limitCents
    ? met(source, { ...facts })
    : notMet(source, { ...facts });
}
