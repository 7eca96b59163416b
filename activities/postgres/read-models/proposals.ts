import type { DataSource } from 'typeorm';
import type { Payee } from '../../../domain/account/payee';
import { correctedBy } from '../../../domain/percorso/corrections';
import type { CivilDate } from '../../../domain/time/civil-date';
import type { Fact } from '../../ports';
import { parseFact } from '../fact-text';
import { PAGE_LIMIT } from './page';
import { correctionsOf, storyOf, type WithPayload } from './timeline';

/** A payment that was proposed and neither approved nor rejected yet; `proposal` is the version of its fact. Cents. */
export interface OpenProposal {
  readonly proposal: number;
  readonly payee: Payee;
  readonly cents: number;
  readonly on: CivilDate;
  readonly proposedBy: string;
}

/** The open proposals of a percorso, the oldest first, from its story. */
export async function openProposals(
  source: DataSource,
  percorsoId: string,
): Promise<readonly OpenProposal[]> {
  // Only of these facts is the text read; all of them, because the last may decide on the first.
  const rows = await storyOf(source, percorsoId)
    .andWhere(`told.type IN ('PaymentProposed', 'PaymentApproved', 'PaymentRejected')`)
    .getRawMany<WithPayload>();
  const told = rows.map(({ payload }) => parseFact(payload));
  const corrected = correctedBy(await correctionsOf(source, percorsoId));
  const facts = told.filter(({ version }) => !corrected.has(version));
  const decided = new Set(facts.map(decidedIn));
  return facts
    .filter(({ version }) => !decided.has(version))
    .flatMap(proposedIn)
    .slice(0, PAGE_LIMIT);
}

/** The version of the proposal on which a fact decides. */
function decidedIn({ event }: Fact): number | undefined {
  return event.type === 'PaymentApproved' || event.type === 'PaymentRejected' ? event.proposal : undefined;
}

function proposedIn({ event, version, effectiveOn, actor }: Fact): readonly OpenProposal[] {
  if (event.type !== 'PaymentProposed') return [];
  const { payee, cents } = event;
  return [{ proposal: version, payee, cents, on: effectiveOn, proposedBy: actor.user }];
}
