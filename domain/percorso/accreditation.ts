import { isAccreditedOn, unaccreditedDays, type Apl } from '../apl/state';
import { accept, refuse, type Accepted, type Context } from '../decider';
import { aplStream, type AplId, type StreamId } from '../identifiers';
import { everyDayFrom } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import { bodyOf, kindOfProvider, type Provider } from '../provider';
import { met, notMet } from '../ruling';
import { sameJson } from '../same-json';
import type { CivilDate } from '../time/civil-date';
import { following, withMoney } from './assess';
import type { Askable, PercorsoCommand } from './commands';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
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

/** The members that have to be in the register of accredited bodies: an office needs no accreditation. */
export function accredited({ members }: Provider): readonly AplId[] {
  return members.filter((one) => kindOfProvider(one) === 'apl').map((one) => bodyOf(one) as AplId);
}

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

function bodiesOf({ dossier }: BegunPercorso): readonly AplId[] {
  return [...new Set(dossier.choices.flatMap(({ provider }) => accredited(provider)))];
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
  const fact = read.length === 0 ? undefined : readAgain({ percorso, rules }, context);
  if (fact === undefined) return decide(held);
  const first = withMoney(percorso, [fact], { ...context, rules });
  if (first.verdict === 'refused') return first;
  return followedBy(first, ({ facts }) =>
    decide({ ...held, percorso: following(percorso, facts, { ...context, rules }) }),
  );
}

function readAgain(
  { percorso, rules }: { readonly percorso: BegunPercorso; readonly rules: ProgrammeVersion },
  { streams, today }: Context,
) {
  const { providers } = rules;
  const from = everyDayFrom(providers);
  if (providers === null || from === null) return undefined;
  const { choices, unaccredited: known } = percorso.dossier;
  const unaccredited = bodiesOf(percorso).flatMap((body) => {
    const [first] = choices.filter(({ provider }) => accredited(provider).includes(body));
    const since = first === undefined || first.on < from ? from : first.on;
    const apl = streams[aplStream(body)] as Apl;
    return unaccreditedDays(apl, since, today).map((days) => ({ body, ...days }));
  });
  const before = known.map(({ body, from: first, to }) => ({ body, from: first, to }));
  if (sameJson(before, unaccredited)) return undefined;
  const event: PercorsoEvent = { type: 'AccreditationRead', unaccredited };
  return factOn(today, event, [met(providers.accreditation.source, { readOn: today })]);
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
