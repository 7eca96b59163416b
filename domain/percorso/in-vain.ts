import { outstandingCents, payableCents } from '../account/account';
import { refusedEffects } from '../effects';
import type { ExitName } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import type { Reason } from '../rejections';
import { isLost } from './accreditation-read';
import type { PercorsoCommandType } from './commands';
import { isDeceased } from './deceased';
import type { BegunPercorso } from './state';

/**
 * Why a command that the phase allows would come to nothing whatever it says: nobody is owed, nothing is proposed, the one
 * change is used, the programme has no such exit. Undefined where it may succeed.
 */
export function inVain(
  command: PercorsoCommandType,
  percorso: BegunPercorso,
  rules: ProgrammeVersion,
): Reason | undefined {
  const reason = REASONS[command];
  return reason === undefined || reason.unless(percorso, rules) ? undefined : reason.reason;
}

interface Vain {
  readonly reason: Reason;
  readonly unless: (percorso: BegunPercorso, rules: ProgrammeVersion) => boolean;
}

const proposed: Vain = {
  reason: 'proposal-unknown',
  unless: ({ dossier }) => dossier.money.proposals.some((one) => one.standing === 'open'),
};

const refusal: Vain = {
  reason: 'effect-not-refused',
  unless: ({ effects }) => refusedEffects(effects).length > 0,
};

const exit = (name: ExitName): Vain => ({
  reason: 'exit-not-in-programme',
  unless: (_, { exits }) => exits.some((one) => one.exit === name),
});

const REASONS: { readonly [command in PercorsoCommandType]?: Vain } = {
  ReportAbandonment: exit('abandonment'),
  ReportRefusal: exit('refusal'),
  ReportLostRequirement: exit('lost-requirement'),
  SignPlan: {
    reason: 'plan-already-signed',
    unless: ({ dossier }) => new Set(dossier.plan.signers).size < 2,
  },
  CancelActivity: {
    reason: 'activity-unknown',
    unless: ({ dossier }) => dossier.activities.length > 0,
  },
  ChangeApl: {
    reason: 'change-already-used',
    unless: (percorso, { changes }) =>
      isLost(percorso) || percorso.dossier.changes.provider < changes.provider.most,
  },
  ChangeTutor: {
    reason: 'change-already-used',
    unless: ({ dossier }, { changes }) => dossier.changes.tutor < changes.tutor.most,
  },
  Reassess: {
    reason: 'nothing-to-pay',
    unless: ({ dossier }) => dossier.money.missingCents > 0 || dossier.elsewhere.length > 0,
  },
  ProposePayment: {
    reason: 'nothing-to-pay',
    unless: (percorso) => {
      const { money } = percorso.dossier;
      return money.payees.some(({ payee }) => payableCents(money, payee) > 0 && !isDeceased(payee, percorso));
    },
  },
  ApprovePayment: proposed,
  RejectPayment: proposed,
  RecordRecovery: {
    reason: 'nothing-to-recover',
    unless: ({ dossier }) => dossier.money.payees.some((one) => outstandingCents(one) > 0),
  },
  RetryEffect: refusal,
  CloseEffect: refusal,
};
