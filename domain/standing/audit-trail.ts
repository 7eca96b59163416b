import { relationshipsOf } from '../employment/relationships';
import { kindOf } from '../identifiers';
import type { Incentive } from '../incentive/state';
import { stepIn, type Percorso } from '../percorso/state';
import { AUDIT_LINES, type AuditLine } from '../programmes/annex-xiii';
import type { StepName } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import { addDays, addMonths, type CivilDate } from '../time/civil-date';
import { disputesOf } from './checks-of-payee';
import { found, unproven, type Evidence, type Found, type Lacking } from './evidence';
import { stillOut, type Filed } from './filed';
import { paymentLine, verificationLine } from './payment-trail';
import { ofTypes, saying } from './proofs';
import { methodLine, unitsLine } from './unit-trail';

/** Every line of Annex XIII for an operation, in their order. */
export function trailOf(filed: Filed, version: ProgrammeVersion): readonly Evidence[] {
  return AUDIT_LINES.map((line) => ({ line, ...LINES[line](filed, version) }));
}

const LINES: { readonly [line in AuditLine]: (filed: Filed, version: ProgrammeVersion) => Found } = {
  selection: selectionLine,
  conditions: conditionsLine,
  accounting: accountingLine,
  durability: durabilityLine,
  payment: paymentLine,
  verifications: verificationLine,
  // No fact of the register tells of an audit.
  audits: () => unproven('none'),
  findings: findingsLine,
  'unit-method': methodLine,
  'units-delivered': unitsLine,
  indicators: indicatorsLine,
};

/** Who asked, by which facts, and who decided under which rules. */
function selectionLine(filed: Filed): Found {
  const { facts, state } = filed;
  if (isIncentive(filed)) {
    const { phase, barredBy } = { barredBy: [], ...(state as Incentive) };
    const decided = saying(facts, ofTypes('IncentiveApplied', 'PathwayConsulted', 'IncentiveAdmitted'));
    const isAdmitted = phase === 'admitted' || phase === 'withdrawn';
    return found(decided, [!isAdmitted && 'admission', barredBy.length > 0 && 'barred']);
  }
  const decided = saying(
    facts,
    ofTypes('AdhesionSubmitted', 'FactsRecorded', 'TakenInCharge', 'ProfileAssigned'),
  );
  const isOpen = decided.some(
    ({ event, basis }) =>
      event.type === 'TakenInCharge' && basis.some(({ verdict }) => verdict === 'unknown'),
  );
  const isTaken = stepIn(state as Percorso, 'taking-charge') !== undefined;
  return found(decided, [!isTaken && 'taking-charge', isOpen && 'eligibility-unknown']);
}

/** The steps by which the conditions are signed, and the plan where a programme has none of them. */
const SIGNED = ['patto', 'issue', 'team-agreement'] as const satisfies readonly StepName[];

function conditionsLine(filed: Filed, { pathway }: ProgrammeVersion): Found {
  const { facts, state } = filed;
  if (isIncentive(filed)) return found(saying(facts, ofTypes('IncentiveApplied', 'IncentiveAdmitted')));
  const signed = saying(facts, ofTypes('PattoSigned', 'AssegnoIssued', 'TeamAgreementSigned', 'PlanSigned'));
  const inPathway = SIGNED.filter((step) => pathway.some((rule) => rule.step === step));
  const asked: readonly ((typeof SIGNED)[number] | 'plan')[] = inPathway.length > 0 ? inPathway : ['plan'];
  return found(
    signed,
    asked.filter((step) => stepIn(state as Percorso, step) === undefined),
  );
}

/** Every fact that moved what is owed, paid or come back. */
function accountingLine({ facts }: Filed): Found {
  const posted = facts.filter(({ postings = [] }) =>
    postings.some(({ account }) => BOOKED.includes(account)),
  );
  const isAssessed = posted.some(({ postings = [] }) => postings.some(({ account }) => account === 'owed'));
  return found(posted, [!isAssessed && 'assessment']);
}

const BOOKED: readonly string[] = ['owed', 'paid', 'recovered'];

/** Only what is paid for a hire has a rule that the job be kept; what is told of the job is the check. */
function durabilityLine(filed: Filed, { incentives }: ProgrammeVersion): Found {
  if (!isIncentive(filed) || incentives === null) return unproven('not-applicable');
  const { facts, to } = filed;
  const told = saying(
    facts,
    ofTypes(
      'IncentiveApplied',
      'HireObserved',
      'IncentiveReduced',
      'IncentiveWithdrawn',
      'IncentiveRestored',
    ),
  );
  const kept = found(told, [], [{ path: 'incentives.keeping', source: incentives.keeping }]);
  return (keptUntil(filed, incentives) ?? to) <= to ? kept : unproven('to-come', kept);
}

/** The last day on which the job has to be kept; undefined where the hire is no more. */
function keptUntil(
  { facts, state }: Filed,
  { amounts }: NonNullable<ProgrammeVersion['incentives']>,
): CivilDate | undefined {
  const incentive = state as Incentive;
  if (incentive.phase === 'none') return undefined;
  const { application, communications } = incentive;
  const job = relationshipsOf(communications).find(({ hire }) => hire === application.hire);
  const admitted = facts.findLast(({ event }) => event.type === 'IncentiveAdmitted')?.event;
  const row = admitted?.type === 'IncentiveAdmitted' ? admitted.row : undefined;
  const months = amounts.rows.find(({ name }) => name === row)?.keepMonths;
  if (job === undefined || months === undefined) return undefined;
  return addDays(addMonths(job.firstDay, months), -1);
}

/** What was found wrong and what was done about it; what is contested, or has not come back, suspends. */
function findingsLine({ facts, account, moves, beside }: Filed): Found {
  const followed = saying(
    facts,
    ofTypes(
      ...(['RecoveryOpened', 'RecoveryReduced', 'RecoveryWithdrawn', 'RecoveryRecorded'] as const),
      ...(['IncentiveRecoveryOpened', 'IncentiveRecoveryRecorded'] as const),
    ),
  );
  const corrected = facts.filter(({ event }) => event.type === 'FactCorrected');
  const { told, open } = disputesOf(moves, beside);
  const lacking: readonly (Lacking | false)[] = [
    stillOut(account) > 0 && 'recovery-open',
    open && 'dispute-open',
  ];
  const all = found([...followed, ...corrected, ...told], lacking);
  return all.standing === 'proven' && all.proofs.length === 0 ? unproven('none') : all;
}

/** The person of the operation is among those of whom the report of the programme tells. */
function indicatorsLine({ facts, beside }: Filed): Found {
  const told = saying(facts, ofTypes('AdhesionSubmitted', 'IncentiveApplied'));
  return found(told, [!beside.isReported && 'population']);
}

function isIncentive({ stream }: Pick<Filed, 'stream'>): boolean {
  return kindOf(stream) === 'incentive';
}
