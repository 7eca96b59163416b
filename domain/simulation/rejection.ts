import { ENGINE } from '../actors';
import { proceedingStream } from '../identifiers';
import { rulesAgainst } from '../percorso/rejection';
import type { ProceedingCommand } from '../proceeding/commands';
import type { Proceedings } from '../proceeding/state';
import type { Story } from './story';

const REJECTION = 'rejection';
const DOCKET = 'SIM/1';
/** Days from one act of the office to the next; the term to answer, and a holiday at its end, have passed by the decision. */
const AFTER = { opening: 7, notice: 2, decision: 17, delivery: 3, effect: 1 } as const;

/** The office rejects an adhesion whose requirements are not met, where that takes a proceeding; nobody answers. */
export function planRejection(story: Story): void {
  if (story.timeline.isPlanned(REJECTION) || !isToReject(story)) return;
  story.in(AFTER.opening, REJECTION, () => open(story));
}

function isToReject({ percorso: now, version }: Story): boolean {
  const percorso = now();
  return percorso.phase === 'open' && rulesAgainst(percorso, version).length > 0;
}

function open(story: Story): void {
  const percorso = story.percorso();
  if (percorso.phase !== 'open' || !isToReject(story)) return;
  const requirements = rulesAgainst(percorso, story.version).map(({ rule }) => rule);
  const { percorsoId, personId } = story.ids;
  const matter = { kind: 'rejection', percorso: percorsoId, requirements } as const;
  tell(story, { type: 'OpenProceeding', on: story.today(), matter });
  const state = story.register.stateOf(proceedingStream(personId)) as Proceedings;
  const proceeding = state.phase === 'none' ? 0 : (state.proceedings.at(-1)?.number ?? 0);
  const delivers = (of: 'notice' | 'decision') => () => {
    const on = story.today();
    tell(story, { type: 'RecordDelivery', on, proceeding, of, channel: 'pec', docket: DOCKET });
  };
  const decides = () => {
    const reasons = ['no-answer'] as const;
    tell(story, { type: 'AdoptMeasure', on: story.today(), proceeding, reasons, docket: DOCKET });
  };
  const acts = [
    { after: AFTER.notice, act: delivers('notice') },
    { after: AFTER.decision, act: decides },
    { after: AFTER.delivery, act: delivers('decision') },
    {
      after: AFTER.effect,
      act: () => {
        carryOut(story, proceeding);
      },
    },
  ];
  let days = 0;
  for (const { after, act } of acts) story.in((days += after), REJECTION, act);
}

function tell({ tell: telling, ids }: Story, command: ProceedingCommand): void {
  telling(proceedingStream(ids.personId), command);
}

function carryOut({ ask, ids }: Story, proceeding: number): void {
  const measure = { of: ids.personId, proceeding };
  ask({ command: { type: 'CarryOutMeasure', measure }, actor: ENGINE });
}
