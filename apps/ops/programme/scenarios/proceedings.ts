import { ENGINE } from '../../../../domain/actors';
import type { Decision } from '../../../../domain/decider';
import type { DomainEvent } from '../../../../domain/deciders';
import { parsePercorsoId, idOf, proceedingStream, type PercorsoId } from '../../../../domain/identifiers';
import type { ProceedingCommand } from '../../../../domain/proceeding/commands';
import type { ExitInProceeding, Matter } from '../../../../domain/proceeding/matter';
import { DUE_PROCESS_LAW } from '../../../../domain/programmes/due-process';
import { CPI } from '../../../../domain/simulation/cast';
import type { Story } from '../../../../domain/simulation/story';
import { addDays } from '../../../../domain/time/civil-date';
import { asksOf, comes, sleeps } from './asking';

/** The first fact of the stream of the person's proceedings is that of the only one. */
const FIRST = 1;
const PROOF = { channel: 'pec', docket: 'SIM/1' } as const;

/** From the opening to the delivery of the measure, nobody answering; then the measure ends the percorso. */
export function leavesByProceeding(exit: ExitInProceeding, story: Story): Decision<DomainEvent> {
  return endedBy({ kind: 'exit', percorso: percorsoIn(story), ...exit }, story);
}

/** The same of an adhesion that lacks these requirements. */
export function rejectedByProceeding(requirements: readonly string[], story: Story): Decision<DomainEvent> {
  return endedBy({ kind: 'rejection', percorso: percorsoIn(story), requirements }, story);
}

function percorsoIn({ percorsoStream }: Story): PercorsoId {
  return parsePercorsoId(idOf(percorsoStream)) as PercorsoId;
}

function endedBy(matter: Matter, story: Story): Decision<DomainEvent> {
  const of = story.ids.personId;
  const stream = proceedingStream(of);
  const asks = (command: ProceedingCommand) => asksOf(story, stream, { command, actor: CPI });
  const proceeding = FIRST;
  asks({ type: 'OpenProceeding', on: sleeps(story), matter });
  asks({ type: 'RecordDelivery', on: sleeps(story), proceeding, of: 'notice', ...PROOF });
  // A last day that is a holiday rolls on for some days.
  comes(story, addDays(story.today(), DUE_PROCESS_LAW.defence.days + ROLLS));
  const reasons = ['no-answer'] as const;
  asks({ type: 'AdoptMeasure', on: story.today(), proceeding, reasons, docket: PROOF.docket });
  asks({ type: 'RecordDelivery', on: sleeps(story), proceeding, of: 'decision', ...PROOF });
  const command = { type: 'CarryOutMeasure', measure: { of, proceeding } } as const;
  return story.ask({ command, actor: ENGINE });
}

const ROLLS = 5;
