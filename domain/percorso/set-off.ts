import { proposalIn, type Account } from '../account/account';
import type { Payee } from '../account/payee';
import { toApproveSetOff, toSetOff, type ClaimElsewhere } from '../account/set-off';
import { isRefused, type toApprove } from '../account/decide';
import { accept, refuse, type Context, type Decision } from '../decider';
import { percorsoStream, type StreamId } from '../identifiers';
import type { ProgrammeVersion } from '../programmes/programme';
import type { Citation } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import type { PercorsoCommand } from './commands';
import { factOn } from './fact';
import type { BegunPercorso, Percorso } from './state';
import type { PercorsoDecision } from './step';

/** The percorso against whose claim a payment is set off, where it is: one that a command names, or the proposal that it is about. */
export function claimNamed(command: PercorsoCommand, { dossier }: BegunPercorso): readonly StreamId[] {
  if (command.type === 'ProposePayment')
    return command.against === undefined ? [] : [percorsoStream(command.against)];
  if (command.type !== 'ApprovePayment') return [];
  const against = proposalIn(dossier.money, command.proposal)?.against;
  return against === undefined ? [] : [against];
}

/** What another percorso asks back, as its stream tells it now; within one the difference is set off by itself. */
export function claimOf(
  against: StreamId,
  { stream, streams }: Pick<Context, 'stream' | 'streams'>,
): ClaimElsewhere | Decision<never> {
  const account = against === stream ? undefined : accountIn(streams[against] as Percorso | undefined);
  return account === undefined ? refuse('set-off-of-another', [against]) : { stream: against, account };
}

type Claim = ReturnType<typeof claimOf>;

/** Proposes to set off what a payee is owed against what another percorso asks it to give back. */
export function proposeSetOff(
  { payee, on, claim }: { readonly payee: Payee; readonly on: CivilDate; readonly claim: Claim },
  { percorso, rules }: { readonly percorso: BegunPercorso; readonly rules: ProgrammeVersion },
): PercorsoDecision {
  if ('verdict' in claim) return claim;
  const allowed = toSetOff(percorso.dossier.money, payee, { claim, rule: rules.acts.payment });
  if (isRefused(allowed)) return allowed;
  const { cents, basis } = allowed;
  return accept([factOn(on, { type: 'PaymentProposed', payee, cents, against: claim.stream }, basis)]);
}

/** A second person approves it, as both streams stand then. */
export function approvedSetOff(
  account: Account,
  asked: Parameters<typeof toApprove>[1],
  { claim, rule }: { readonly claim: Claim; readonly rule: Citation },
): ReturnType<typeof toApprove> {
  return 'verdict' in claim ? claim : toApproveSetOff(account, asked, { claim, rule });
}

function accountIn(percorso: Percorso | undefined): Account | undefined {
  return percorso === undefined || percorso.phase === 'none' ? undefined : percorso.dossier.money;
}
