import { payeeIn } from '../account/account';
import type { Payee } from '../account/payee';
import type { DomainEvent, Fact } from '../deciders';
import type { Percorso } from '../percorso/state';
import type { ProgrammeVersion } from '../programmes/programme';
import { rulesOf } from '../programmes/rows';
import type { Citation } from '../ruling';
import { ordersOf } from '../run/order';
import { partsOf, type Act, type PartOfLine } from './acts';
import { found, type CitedRule, type Found } from './evidence';
import { paymentsIn, sumOf, type Filed } from './filed';
import { saying, type Says } from './proofs';

/** By which rules the sums were established, each with its place in the version; one that no document states is to be confirmed. */
export function methodLine(filed: Filed, version: ProgrammeVersion): Found {
  const parts = paidParts(filed, version);
  const amounts = [
    ...parts.flatMap(({ acts }) => counted(acts).map(({ rule }) => rule)),
    ...rowOf(filed, version),
  ];
  const sources = new Set([...amounts, ...parts.map(({ rule }) => rule)]);
  const isOpen = amounts.some(({ status }) => status === 'proposed' || status === 'memory');
  const isPaid = sumOf(filed.moves) > 0;
  return found(
    [],
    [isPaid && amounts.length === 0 && 'unit-method', isOpen && 'unit-method-to-confirm'],
    [...sources].map((source) => citedIn(version, source)),
  );
}

/** What was delivered or came about: of each act that earned, the facts that tell of it. What came back whole has none to show. */
export function unitsLine(filed: Filed, version: ProgrammeVersion): Found {
  const { facts, stream, state } = filed;
  const acts = paidParts(filed, version).flatMap((part) => counted(part.acts).map((act) => ({ act, part })));
  const proofs = acts.map(({ act, part }) => saying(facts, tellsOf(act, { part, filed, version })));
  const isPaid = sumOf(filed.moves) > 0;
  const hangs = ordersOf(stream, state).some(({ lacking }) => lacking.length > 0);
  return found(proofs.flat(), [
    isPaid && (acts.length === 0 || proofs.some((one) => one.length === 0)) && 'units',
    isPaid && hangs && 'evidence-incomplete',
  ]);
}

/** The parts under which those who were paid are entitled. */
function paidParts(filed: Filed, rules: ProgrammeVersion): readonly PartOfLine[] {
  const { account, stream, state } = filed;
  const payees: readonly Payee[] = [...new Set(paymentsIn(filed).map(({ payee }) => payee))];
  return payees.flatMap((payee) => partsOf(payeeIn(account, payee), { stream, state, rules }));
}

function counted(acts: readonly Act[]): readonly Act[] {
  return acts.filter(({ standing }) => standing === 'counted');
}

/** The row of the amounts by which an incentive was admitted. */
function rowOf({ facts }: Filed, { incentives }: ProgrammeVersion): readonly Citation[] {
  const admitted = facts.findLast(({ event }) => event.type === 'IncentiveAdmitted')?.event;
  if (admitted?.type !== 'IncentiveAdmitted' || incentives === null) return [];
  return incentives.amounts.rows.filter(({ name }) => name === admitted.row).map(({ source }) => source);
}

function citedIn(version: ProgrammeVersion, source: Citation): CitedRule {
  return { path: rulesOf(version).find((row) => row.source === source)?.path ?? null, source };
}

interface Earned {
  readonly part: PartOfLine;
  readonly filed: Filed;
  readonly version: ProgrammeVersion;
}

/** Which facts tell of an act. */
function tellsOf(act: Act, earned: Earned): Says {
  switch (act.kind) {
    case 'result-fee':
      return ofJob(act, earned.filed);
    case 'process-fee':
    case 'spend-line':
    case 'allowance':
      return ofActivities(earned);
    case 'business-fee':
      return ({ type }) => type === 'BusinessOpened';
    case 'incentive':
      return ({ type }) => type === 'IncentiveApplied' || type === 'HireObserved';
  }
}

/** The messages of the employer who hired, and what was verified of the job. */
function ofJob({ hire, milestone }: Act, { facts }: Pick<Filed, 'facts'>): Says {
  const employer = facts
    .flatMap(({ event }: Fact) => ('communication' in event ? [event.communication] : []))
    .find(({ protocol }) => protocol === hire)?.employer;
  return (event: DomainEvent) => {
    if ('communication' in event) return event.communication.employer === employer;
    return event.type === 'OutcomeVerified' && event.relationship === hire && event.milestone === milestone;
  };
}

/** The activities of the kinds that the part pays which were attended and hold. */
function ofActivities({ part, filed: { state }, version }: Earned): Says {
  const rule = version.entitlements.find((one) => one.part === part.part);
  const kinds = rule !== undefined && 'kinds' in rule ? rule.kinds : [];
  const percorso = state as Exclude<Percorso, { phase: 'none' }>;
  const held = percorso.dossier.activities
    .filter(({ kind, attendance }) => kinds.includes(kind) && attendance === 'attended')
    .map(({ activityId }) => activityId);
  return (event) => event.type === 'ActivityRecorded' && held.includes(event.activityId);
}
