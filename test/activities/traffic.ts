import type { Handle } from '../../activities/handle';
import type { LoopAgenda } from '../../activities/told';
import type { Answer } from '../../activities/ports';
import type { Actor } from '../../domain/decider';
import type { Command } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import { alone } from '../../domain/provider';
import { startOf, addDays, type CivilDate, type Instant } from '../../domain/time/civil-date';

/** Chance that can be repeated: the same seed gives the same traffic. */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export const CPI = 'D612C000002';
export const APLS = ['01234567897', '05779661007', '00488410010'] as const;
export const ENVELOPE: StreamId = 'envelope/TOS-PIO2-ASSEGNO';
const CPI_ACTOR: Actor = { role: 'cpi', organisation: CPI, user: 'u-1' };

/** An identifier in the form of a random UUID, made from a number. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

export const FACTS = {
  ageYears: { known: 30 },
  residenceRegion: { known: '09' },
  domicileRegion: { known: '09' },
  didOn: { known: '2019-12-01' },
  incomeSupport: { known: 'none' },
};

/** Asks one stream, at ten in the morning of that day unless an instant is given. */
export type AskStream = (
  stream: StreamId,
  commands: readonly object[],
  on?: CivilDate,
) => Promise<{ readonly answers: readonly Answer[]; readonly agenda: LoopAgenda }>;

/** Asks through `handle` with request ids that count up from a prefix. */
export function askThrough(handle: Handle, prefix: string): AskStream {
  let count = 0;
  return (stream, commands, on = '2020-02-03' as CivilDate) =>
    handle({
      stream,
      now: noonOf(on),
      asks: commands.map((command) => ({
        requestId: `${prefix}-${String((count += 1))}`,
        command: command as Command,
        actor: CPI_ACTOR,
      })),
    });
}

/** The accredited bodies and the envelope that percorsi need. */
export async function openRegisters(ask: AskStream, cents: number): Promise<void> {
  for (const aplId of APLS) {
    const period = { from: '2019-01-01', to: null };
    await ask(`apl/${aplId}`, [{ type: 'AccreditApl', name: `Agenzia n. ${aplId}`, ...period }]);
  }
  await ask(ENVELOPE, [{ type: 'OpenEnvelope', cents }]);
}

/** One person and a percorso that goes as far as chance has it: with refusals, silences, effects answered, abandonment. */
export async function live(
  ask: AskStream,
  number: number,
  random: (below: number) => number,
): Promise<StreamId> {
  const personId = uuid(1_000_000 + number);
  const stream: StreamId = `percorso/${uuid(number)}`;
  await ask(`person/${personId}`, [{ type: 'RegisterPerson' }]);
  let day = addDays('2020-01-07' as CivilDate, random(30));
  let agenda: LoopAgenda | undefined;
  for (const type of PATH.slice(0, 1 + random(PATH.length + 4))) {
    const commands = [commandOf(type, { on: day, personId, random })];
    if (random(8) === 0) commands.push({ type: 'AssignProfile', on: day, profileIndex: 1 });
    ({ agenda } = await ask(stream, commands, day));
    agenda = await answerEffect(ask, { stream, day, random }, agenda);
    day = addDays(day, random(5));
  }
  if (random(3) === 0)
    ({ agenda } = await ask(stream, [commandOf('ReportAbandonment', { on: day, personId, random })], day));
  for (let turn = 0; turn < 3; turn += 1) {
    if (agenda !== undefined) agenda = await answerEffect(ask, { stream, day, random }, agenda);
  }
  if (random(2) === 0) await ask(stream, [], addDays(day, 300));
  return stream;
}

const PATH = [
  'SubmitAdhesion',
  'RecordFacts',
  'TakeInCharge',
  'AssignProfile',
  'SignPatto',
  'IssueAssegno',
  'ChooseApl',
  'DeclinePerson',
  'ChooseApl',
  'AcceptPerson',
  'HoldFirstMeeting',
] as const;
type Asked = (typeof PATH)[number] | 'ReportAbandonment';

interface Setting {
  readonly on: CivilDate;
  readonly personId: string;
  readonly random: (below: number) => number;
}

function commandOf(type: Asked, { on, personId, random }: Setting): object {
  const more: { readonly [type: string]: object } = {
    SubmitAdhesion: {
      personId,
      programme: 'TOS-PIO2',
      cpi: CPI,
      sex: { known: 'F' },
      facts: random(3) === 0 ? { ...FACTS, didOn: { unknown: 'awaiting-register' } } : FACTS,
    },
    RecordFacts: { facts: random(9) === 0 ? { incomeSupport: { known: 'rdc' } } : { didOn: FACTS.didOn } },
    AssignProfile: { profileIndex: random(10_001) },
    ChooseApl: { provider: alone(`apl/${APLS[random(APLS.length)] ?? ''}`) },
    HoldFirstMeeting: { tutorId: uuid(2_000_000 + random(9)) },
    ReportAbandonment: { cause: 'declared' },
  };
  return { type, on, ...more[type] };
}

async function answerEffect(
  ask: AskStream,
  { stream, day, random }: { stream: StreamId; day: CivilDate; random: (below: number) => number },
  agenda: LoopAgenda,
): Promise<LoopAgenda> {
  if (agenda.owed === null || random(5) === 0) return agenda;
  const { key, effect, direction } = agenda.owed;
  const answer = ['done', 'done', 'done', 'refused', 'unknown'][random(5)];
  const command = { type: 'RecordEffectAnswer', key, effect, direction, answer, reference: '' };
  return (await ask(stream, [command], day)).agenda;
}

function noonOf(day: CivilDate): Instant {
  return startOf(day)
    .replace(/T.*/, 'T10:00:00.000Z')
    .replace(/^.{10}/, day) as Instant;
}
