import type { Communication } from '../employment/communication';
import { aplStream, type ContractCode } from '../identifiers';
import { isTaken } from '../percorso/pathway';
import { providerOf, type OpenPercorso } from '../percorso/state';
import { bodyOf, kindOfProvider } from '../provider';
import { addDays, type CivilDate } from '../time/civil-date';
import { leaving } from './acts';
import { CPI, EMPLOYERS, PERSON } from './cast';
import { personOf, type Story } from './story';

/** How many in ten thousand: what befalls a life beside its steps. */
const SHARES = {
  work: 6_200,
  leave: 1_300,
  appeal: 2_500,
  otherProvider: 500,
  providerExit: 200,
  death: 20,
  mistake: 400,
  endsEarly: 2_500,
  annulled: 300,
  toldLate: 1_500,
} as const;

/** Means what will befall somebody whose adhesion was taken. */
export function planFates(story: Story): void {
  const { chance } = story;
  if (chance.happens(SHARES.work)) story.in(chance.between(20, 300), 'work', () => work(story));
  if (chance.happens(SHARES.leave)) story.in(chance.between(5, 170), 'leave', () => leave(story));
  if (chance.happens(SHARES.otherProvider))
    story.in(chance.between(30, 110), 'other provider', () => leaveProvider(story));
  if (chance.happens(SHARES.providerExit))
    story.in(chance.between(10, 160), 'provider exit', () => providerExit(story));
  if (chance.happens(SHARES.death)) story.in(chance.between(5, 300), 'death', () => die(story));
  if (chance.happens(SHARES.mistake)) story.in(chance.between(1, 100), 'mistake', () => askInVain(story));
}

const CONTRACTS = [
  'A.01.00',
  'A.02.00',
  'A.02.00',
  'A.02.00',
  'A.02.01',
  'A.03.09',
  'C.01.00',
] as readonly string[] as readonly ContractCode[];
const OPEN_ENDED: readonly string[] = ['A.01.00', 'A.03.09'];
const FULL_TIME = 4_000;

/** A hire, told in time or late; it may end before its day, or be annulled. */
function work(story: Story): void {
  const { chance, ids } = story;
  const contract = chance.oneOf(CONTRACTS);
  const from = story.today();
  const days = chance.between(20, 420);
  const hired: Communication = {
    protocol: ids.protocol(0),
    receivedOn: from,
    kind: 'ordinary',
    event: 'hire',
    module: 'ordinary',
    employer: chance.oneOf(EMPLOYERS),
    contract,
    eventOn: from,
    plannedEndOn: OPEN_ENDED.includes(contract) ? null : addDays(from, days),
    weeklyHours: chance.oneOf([1_800, 2_000, 3_000, FULL_TIME]),
    fullTimeHours: FULL_TIME,
    refersTo: null,
  };
  const after = chance.happens(SHARES.toldLate) ? chance.between(6, 120) : 0;
  story.in(after, 'message', () => report(story, hired));
  const about = { ...hired, protocol: ids.protocol(1), refersTo: hired.protocol };
  if (chance.happens(SHARES.annulled))
    story.in(after + chance.between(1, 90), 'message', () => report(story, { ...about, kind: 'annulment' }));
  else if (chance.happens(SHARES.endsEarly)) endEarly(story, about, { from, days, after });
}

function endEarly(
  story: Story,
  about: Communication,
  { from, days, after }: { readonly from: CivilDate; readonly days: number; readonly after: number },
): void {
  const lasted = story.chance.between(1, days);
  const eventOn = addDays(from, lasted);
  story.in(Math.max(after, lasted) + 1, 'message', () => report(story, { ...about, event: 'end', eventOn }));
}

function report(story: Story, message: Communication): void {
  const communication = { ...message, receivedOn: story.today() };
  story.tell(personOf(story), { type: 'ReportEmployment', communication });
}

/** Somebody leaves; of a refusal or of a lost requirement she may appeal, and what was recorded is then undone. */
function leave(story: Story): void {
  const percorso = story.percorso();
  if (percorso.phase !== 'open') return;
  const act = leaving(percorso, { on: story.today(), cast: story });
  if (act === undefined) return;
  const { verdict } = story.ask(act);
  const isOfOthers = act.command.type !== 'ReportAbandonment';
  if (verdict === 'accepted' && isOfOthers && story.chance.happens(SHARES.appeal))
    story.in(story.chance.between(10, 60), 'appeal', () => appeal(story));
}

/** An appeal that is upheld: the office takes its own act back. */
function appeal(story: Story): void {
  const percorso = story.percorso();
  if (percorso.phase !== 'ended') return;
  const left = percorso.history.findLast(
    ({ event }) => event.type === 'MeasureRefused' || event.type === 'RequirementLost',
  );
  if (left === undefined) return;
  const command = {
    type: 'CorrectFact',
    on: story.today(),
    corrects: left.version,
    instead: null,
    withdraws: [],
  } as const;
  story.ask({ command, actor: left.actor });
}

function chosen(story: Story): OpenPercorso | undefined {
  const percorso = story.percorso();
  return percorso.phase === 'open' && isTaken('choice', percorso) ? percorso : undefined;
}

function leaveProvider(story: Story): void {
  if (chosen(story) !== undefined)
    story.ask({ command: { type: 'ChangeApl', on: story.today() }, actor: PERSON });
}

/** An accredited body loses its accreditation, and whoever chose it chooses again. */
function providerExit(story: Story): void {
  const percorso = chosen(story);
  const lead = percorso === undefined ? undefined : providerOf(percorso)?.lead;
  if (lead === undefined || kindOfProvider(lead) !== 'apl') return;
  const stream = aplStream(bodyOf(lead) as Parameters<typeof aplStream>[0]);
  story.tell(stream, { type: 'WithdrawAccreditation', on: story.today() });
  story.in(story.chance.between(2, 10), 'choose again', () => leaveProvider(story));
}

function die(story: Story): void {
  story.tell(personOf(story), { type: 'ReportDeath', on: story.today(), source: 'population-register' });
}

/** Somebody asks what cannot be asked now. */
function askInVain(story: Story): void {
  const [first] = story.version.pathway;
  if (story.percorso().phase === 'open' && first !== undefined)
    story.ask({ command: { type: 'TakeInCharge', on: story.today() }, actor: CPI });
}
