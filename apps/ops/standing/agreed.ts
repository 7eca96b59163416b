import type { PlanAction } from '../../../domain/percorso/agreed-events';
import type { PattoContents } from '../../../domain/programmes/patto';
import type { AgreedStanding } from '../../../domain/standing/agreed';
import type { Text } from '../../../domain/texts';
import { PATTO_CONTENT_TEXTS } from '../../modules/texts/agreed';
import { codeText, type CodeKind } from '../../modules/texts/codes';
import { alike, inBoth, joined, text } from '../../modules/texts/text';
import { aligned, BLANK, counted, day, number, type Cell } from '../text';

const HOURS = [text('ora', 'hour'), text('ore', 'hours')] as const;
const MINUTES = [text('minuto', 'minute'), text('minuti', 'minutes')] as const;
const SESSIONS = [text('incontro', 'session'), text('incontri', 'sessions')] as const;
const DAYS = [text('giorno', 'day'), text('giorni', 'days')] as const;
const TIMES = [text('volta', 'time'), text('volte', 'times')] as const;
const COUNTED = { minutes: MINUTES, sessions: SESSIONS } as const;

/** Profile, patto, and the plan beside what was delivered of it; nothing of what there is not. */
export function agreedInWords({ profile, patto, plan }: AgreedStanding): readonly Text[] {
  return [
    ...(profile === null ? [] : section(AGREED_TEXTS.profile, [profileRow(profile)])),
    ...(patto === null ? [] : section(AGREED_TEXTS.patto, [[day(patto.on), pattoRow(patto)]])),
    ...(plan === null ? [] : section(AGREED_TEXTS.plan, planRows(plan))),
  ];
}

const AGREED_TEXTS = {
  profile: text('Profilo', 'Profile'),
  patto: text('Patto di servizio personalizzato', 'Patto'),
  plan: text('Piano: concordato e svolto', 'Plan: agreed and delivered'),
  toRefresh: text('da aggiornare', 'to be refreshed'),
  withoutAmount: text('non cambia gli importi', 'changes no amounts'),
  unplanned: text('fuori dal piano', 'not in the plan'),
  missing: (of: Text): Text => text(`mancano ${of.it}`, `${of.en} missing`),
  agreed: (of: Text): Text => text(`concordati ${of.it}`, `${of.en} agreed`),
  delivered: (of: Text): Text => text(`svolti ${of.it}`, `${of.en} delivered`),
} as const;

function section(title: Text, rows: readonly (readonly Cell[])[]): readonly Text[] {
  return [title, ...aligned(rows), BLANK];
}

function profileRow(one: NonNullable<AgreedStanding['profile']>): readonly Cell[] {
  const marks = [
    ...one.needs.map((need) => codeText('profileNeed', need)),
    ...(one.refreshDueSince === null ? [] : [AGREED_TEXTS.toRefresh]),
    ...(one.setsAmounts ? [] : [AGREED_TEXTS.withoutAmount]),
  ];
  return [day(one.referenceOn), number(Number(one.profileIndex), 4), joined(marks, ', ')];
}

function pattoRow({ because, contents }: NonNullable<AgreedStanding['patto']>): Text {
  return joined([codeText('pattoChange', because), ...pattoInWords(contents)], '; ');
}

function planRows({ actions, unplanned }: NonNullable<AgreedStanding['plan']>): readonly (readonly Cell[])[] {
  const rows = actions.map(
    ({ action, from, to, unit, agreed, delivered, deliveredLate, missing, standing }) => [
      joined([alike(`${day(from)} - ${day(to)}`), codeText('activity', action)], ' '),
      AGREED_TEXTS.agreed(counted(agreed, ...COUNTED[unit])),
      AGREED_TEXTS.delivered(counted(delivered + deliveredLate, ...COUNTED[unit])),
      missing === 0 ? BLANK : AGREED_TEXTS.missing(counted(missing, ...COUNTED[unit])),
      codeText('planStanding', standing),
    ],
  );
  const beside = unplanned.map(({ kind, minutes }) => [
    codeText('activity', kind),
    AGREED_TEXTS.unplanned,
    counted(minutes, ...MINUTES),
  ]);
  return [...rows, ...beside];
}

/** What a patto says, each part under its name. */
export function pattoInWords(contents: Partial<PattoContents>): readonly Text[] {
  const { officer, profile, searchActs = [], contactEveryDays, proofs = [], availability = [] } = contents;
  const named = (name: keyof PattoContents, said: readonly Text[]): readonly Text[] =>
    said.length === 0 ? [] : [joined([PATTO_CONTENT_TEXTS[name], joined(said, ', ')], ': ')];
  const codes = (kind: CodeKind, all: readonly string[]) => all.map((code) => codeText(kind, code));
  return [
    ...named('officer', officer === undefined ? [] : [alike(officer)]),
    ...named('profile', profile === undefined ? [] : [alike(String(profile))]),
    ...named('searchActs', searchActs.map(searchInWords)),
    ...named('contactEveryDays', contactEveryDays === undefined ? [] : [counted(contactEveryDays, ...DAYS)]),
    ...named('proofs', codes('searchProof', proofs)),
    ...named('availability', codes('availability', availability)),
  ];
}

function searchInWords({ act, times, every }: PattoContents['searchActs'][number]): Text {
  return joined([codeText('searchAct', act), counted(times, ...TIMES), codeText('period', every)], ' ');
}

/** An action as it was agreed. */
export function plannedInWords(action: PlanAction): Text {
  const amount = 'hours' in action ? counted(action.hours, ...HOURS) : counted(action.sessions, ...SESSIONS);
  const days = `${day(action.from)} - ${day(action.to)}`;
  const title = codeText('activity', action.action);
  return inBoth((language) => `${title[language]} ${days} (${amount[language]})`);
}
