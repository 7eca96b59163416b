import { isAccreditedOn, type Apl } from '../apl/state';
import { accept, refuse, type Accepted, type Context } from '../decider';
import { aplStream, idOf, type AplId, type StreamId } from '../identifiers';
import { everyDayFrom } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import { notMet } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import { accredited, bodiesOf, readingFacts } from './accreditation-read';
import { following, withMoney } from './assess';
import type { Askable, PercorsoCommand } from './commands';
import type { PercorsoEvent } from './events';
import type { Allowed } from './guard';
import { providerOf, type BegunPercorso, type OpenPercorso } from './state';
import type { PercorsoDecision } from './step';

type Rules = Pick<ProgrammeVersion, 'providers'>;

/** What a body does, or is paid for: the register of accredited bodies is read again then. */
const READING: readonly Askable[] = [
  'AcceptPerson',
  'HoldFirstMeeting',
  'RecordActivity',
  'ChangeApl',
  'Reassess',
  'ProposePayment',
  'ApprovePayment',
];

/** The bodies of the register that a command reads again; none under a programme that looks at the day of the choice alone. */
export function registerRead(
  command: PercorsoCommand,
  percorso: BegunPercorso,
  rules: Rules,
): readonly StreamId[] {
  const from = everyDayFrom(rules.providers);
  const isRead = 'on' in command && READING.some((one) => one === command.type);
  if (!isRead || from === null || command.on < from) return [];
  return bodiesOf(percorso).map(aplStream);
}

/** The members of the provider chosen that are not accredited on that day, where the programme looks at it. */
export function unaccreditedOn(
  on: CivilDate,
  { percorso, rules }: { readonly percorso: OpenPercorso; readonly rules: Rules },
  { streams }: Context,
): readonly AplId[] {
  const from = everyDayFrom(rules.providers);
  const provider = providerOf(percorso);
  if (from === null || on < from || provider === undefined) return [];
  return accredited(provider).filter((id) => !isAccreditedOn(streams[aplStream(id)] as Apl, on));
}

/** A body that is struck off or suspended accepts nobody and meets nobody. Undefined where the one chosen may. */
export function notAccreditedNow(
  held: Allowed<'AcceptPerson' | 'HoldFirstMeeting'>,
  context: Context,
): PercorsoDecision | undefined {
  const { rules, command } = held;
  const without = unaccreditedOn(command.on, held, context);
  if (rules.providers === null || without.length === 0) return undefined;
  return refuse('accreditation-ended', without, [
    notMet(rules.providers.accreditation.source, { on: command.on }),
  ]);
}

/** What the register says now of the bodies chosen, where that is not what was known; and the decision on what is then so. */
export function withRegister<Held extends Allowed<Askable>>(
  held: Held,
  context: Context,
  decide: (held: Held) => PercorsoDecision,
): PercorsoDecision {
  const { command, percorso, rules } = held;
  if (rules === null) return decide(held);
  const read = registerRead(command, percorso, rules);
  const told = readAgain(percorso, rules, { ...context, read });
  if (told.length === 0) return decide(held);
  const first = withMoney(percorso, told, { ...context, rules });
  if (first.verdict === 'refused') return first;
  return followedBy(first, ({ facts }) =>
    decide({ ...held, percorso: following(percorso, facts, { ...context, rules }) }),
  );
}

function readAgain(
  percorso: BegunPercorso,
  rules: ProgrammeVersion,
  { read, today, streams }: Pick<Context, 'today' | 'streams'> & { readonly read: readonly StreamId[] },
) {
  const bodies = read.map((stream) => [idOf(stream) as AplId, streams[stream] as Apl] as const);
  return readingFacts(percorso, rules, { on: today, bodies });
}

/** One decision after the other, as one; where a claim of the first is not granted, the second is taken on what holds instead. */
function followedBy(
  first: Accepted<PercorsoEvent>,
  decideAfter: (first: Accepted<PercorsoEvent>) => PercorsoDecision,
): PercorsoDecision {
  const second = decideAfter(first);
  if (second.verdict === 'refused') return second;
  return {
    ...accept([...first.facts, ...second.facts], [...first.claims, ...second.claims]),
    otherwise: (denied) => {
      const instead = first.otherwise?.(denied);
      if (instead !== undefined) return ifAccepted(followedBy(instead, decideAfter));
      const next = second.otherwise?.(denied);
      return next === undefined ? undefined : ifAccepted(followedBy(first, () => next));
    },
  };
}

function ifAccepted(decision: PercorsoDecision): Accepted<PercorsoEvent> | undefined {
  return decision.verdict === 'accepted' ? decision : undefined;
}
