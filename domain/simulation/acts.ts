import type { Actor } from '../decider';
import type { PercorsoCommand } from '../percorso/commands';
import { BUSINESS_FORMS } from '../percorso/events';
import { TEAM_SIGNERS } from '../percorso/provided';
import type { OpenPercorso } from '../percorso/state';
import { providerOf } from '../percorso/state';
import { needsProceeding } from '../programmes/due-process';
import type { ExitName, ExitRule, StepName, StepRule, StepTaker } from '../programmes/pathway';
import { NEEDS } from '../programmes/paths';
import { AVAILABILITIES, type PattoContents } from '../programmes/patto';
import type { ProgrammeVersion } from '../programmes/programme';
import { providerIdOf, type Provider } from '../provider';
import type { CivilDate } from '../time/civil-date';
import { actorFor, BODIES, CPI, OFFICES, SOCIAL_SERVICE, type Ids } from './cast';
import type { Chance } from './chance';

/** Of whose life it is, under which rules, by whose draws. */
export interface Cast {
  readonly version: ProgrammeVersion;
  readonly chance: Chance;
  readonly ids: Ids;
}

/** Something that somebody asks. */
export interface Act {
  readonly command: PercorsoCommand;
  readonly actor: Actor;
}

const DECLINES = 400;
/** The office signs first, and both sign again; what is signed twice is one signature. */
const ONE_AFTER_THE_OTHER = 3_000;

/** What everybody agrees where the programme demands that something is said. */
const PATTO_SIGNED: Partial<PattoContents> = {
  officer: CPI.user,
  searchActs: [{ act: 'applications', times: 3, every: 'week' }],
  contactEveryDays: 30,
  proofs: ['diary'],
  availability: AVAILABILITIES,
};

/** What taking each step is. */
const STEPS: { readonly [Step in StepName]: (on: CivilDate, cast: Cast) => PercorsoCommand } = {
  'taking-charge': (on) => ({ type: 'TakeInCharge', on }),
  profile: (on, { chance }) => ({ type: 'AssignProfile', on, profileIndex: chance.between(0, 10_000) }),
  patto: (on, { version }) =>
    version.patto === undefined
      ? { type: 'SignPatto', on }
      : { type: 'SignPatto', on, contents: PATTO_SIGNED },
  issue: (on) => ({ type: 'IssueAssegno', on }),
  choice: (on, cast) => ({ type: 'ChooseApl', on, provider: someProvider(cast) }),
  acceptance: (on, { chance }) =>
    chance.happens(DECLINES) ? { type: 'DeclinePerson', on } : { type: 'AcceptPerson', on },
  assessment: (on, { chance }) => ({ type: 'AssessNeeds', on, needs: chance.oneOf(NEEDS) }),
  'team-agreement': (on, { chance }) => ({
    type: 'SignTeamAgreement',
    on,
    socialService: SOCIAL_SERVICE,
    signers: chance.happens(ONE_AFTER_THE_OTHER) ? ['cpi'] : TEAM_SIGNERS,
  }),
  'first-meeting': (on, { ids }) => ({ type: 'HoldFirstMeeting', on, tutorId: ids.tutorId }),
  guidance: (on) => ({ type: 'OpenGuidance', on }),
  plan: (on) => ({ type: 'SignPlan', on, signers: ['person', 'apl'] }),
  business: (on, { chance }) => ({ type: 'OpenBusiness', on, form: chance.oneOf(BUSINESS_FORMS) }),
};

/** A step taken by the one who is waited for. */
export function stepBy({ step, by }: StepRule, percorso: OpenPercorso, { on, cast }: When): Act {
  const lead = providerOf(percorso)?.lead;
  return { command: STEPS[step](on, cast), actor: actorFor(by[0] ?? 'cpi', lead) };
}

export interface When {
  readonly on: CivilDate;
  readonly cast: Cast;
}

/** A body of a kind that the programme lets people choose; of a network, a lead with another. */
function someProvider({ version, chance }: Cast): Provider {
  const kind = chance.oneOf(version.providers?.kinds ?? ['apl']);
  const all = (kind === 'apl' ? BODIES : OFFICES).map((id) => providerIdOf(id));
  const lead = chance.oneOf(all);
  if (version.providers?.shape !== 'network') return { lead, members: [lead] };
  return { lead, members: [lead, ...all.filter((one) => one !== lead).slice(0, 1)] };
}

type Leaving = Extract<
  PercorsoCommand,
  { type: 'ReportAbandonment' | 'ReportRefusal' | 'ReportLostRequirement' }
>;

/** What leaving by each exit is. */
const EXITS: { readonly [Exit in ExitName]: (on: CivilDate, rule: RuleOf<Exit>, chance: Chance) => Leaving } =
  {
    abandonment: (on, { causes }, chance) => ({ type: 'ReportAbandonment', on, cause: chance.oneOf(causes) }),
    refusal: (on, { causes }, chance) => ({ type: 'ReportRefusal', on, cause: chance.oneOf(causes) }),
    'lost-requirement': (on, { causes }, chance) => ({
      type: 'ReportLostRequirement',
      on,
      cause: chance.oneOf(causes),
    }),
  };
type RuleOf<Exit extends ExitName> = Extract<ExitRule, { exit: Exit }>;

/** Somebody leaves by an exit that the programme has, told by who may tell it; undefined where it has none. */
export function leaving(percorso: OpenPercorso, when: When): Act | undefined {
  const { version, chance } = when.cast;
  const rules = version.exits
    .map((rule) => toldAlone(rule, version))
    .filter(({ causes }) => causes.length > 0);
  return rules.length === 0 ? undefined : exitBy(chance.oneOf(rules), percorso, when);
}

/** An exit with the causes that somebody tells, without those that take a proceeding. */
function toldAlone(rule: ExitRule, { dueProcess }: ProgrammeVersion): ExitRule {
  const causes: readonly string[] = rule.causes;
  const alone = causes.filter((cause) => !needsProceeding(dueProcess, rule.exit, cause));
  return { ...rule, causes: alone } as ExitRule;
}

/** Somebody leaves by that exit, for one of its causes. */
export function exitBy(
  rule: ExitRule,
  percorso: OpenPercorso,
  { on, cast: { chance } }: When,
): Act & { readonly command: Leaving } {
  const tell = EXITS[rule.exit] as (on: CivilDate, rule: ExitRule, chance: Chance) => Leaving;
  const command = tell(on, rule, chance);
  const tellers: { readonly [cause in string]?: readonly StepTaker[] } = rule.tellers;
  const by = tellers[command.cause]?.[0];
  return { command, actor: by === undefined ? CPI : actorFor(by, providerOf(percorso)?.lead) };
}
