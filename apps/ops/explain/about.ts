import { WHEN, type Askable } from '../../../domain/percorso/commands';
import type { PercorsoEvent, PercorsoEventType } from '../../../domain/percorso/events';
import type { ExitName, StepName } from '../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import type { Citation } from '../../../domain/ruling';

type About = (rules: ProgrammeVersion, event: PercorsoEvent) => readonly (Citation | undefined)[];

/** The rules that a fact is about before any other of the same name: those of its step, of its exit, of the part that is paid. */
export function aboutFact(event: PercorsoEvent, rules: ProgrammeVersion): readonly Citation[] {
  return (ABOUT[event.type]?.(rules, event) ?? []).flatMap((one) => one ?? []);
}

/** The same of a command that was refused. */
export function aboutCommand(type: string, rules: ProgrammeVersion): readonly Citation[] {
  const exit = EXITS_ASKED[type];
  if (exit !== undefined) return exitRule(exit)(rules).flatMap((one) => one ?? []);
  const when: object | string | undefined = WHEN[type as Askable];
  if (typeof when !== 'object') return [];
  const named = 'step' in when ? when.step : 'insteadOf' in when ? when.insteadOf : undefined;
  return stepRule(named as StepName)(rules).flatMap((one) => one ?? []);
}

const EXITS_ASKED: { readonly [type: string]: ExitName } = {
  ReportAbandonment: 'abandonment',
  ReportRefusal: 'refusal',
  ReportLostRequirement: 'lost-requirement',
};

const stepRule = (step: StepName) => (rules: ProgrammeVersion) => [
  rules.pathway.find((one) => one.step === step)?.source,
  rules.clock?.source,
];
const exitRule = (exit: ExitName) => (rules: ProgrammeVersion) => [
  rules.exits.find((one) => one.exit === exit)?.source,
];

/** What assesses a part: its reading, then its amount. */
const partRule: About = ({ entitlements }, event) =>
  entitlements.flatMap((rule) =>
    'part' in event && rule.part === event.part
      ? [rule.basis, 'source' in rule ? rule.source : undefined]
      : [],
  );
const classRule: About = ({ entitlements }, event) =>
  entitlements.flatMap((rule) =>
    'classes' in rule && 'outcome' in event
      ? rule.classes.flatMap(({ name, source }) => (name === event.outcome ? [source] : []))
      : [],
  );

/** A fact that is not here cites rules whose names nothing else has, or whose first one is meant. */
const ABOUT: { readonly [Type in PercorsoEventType]?: About } = {
  AdhesionSubmitted: ({ offices }) => [offices?.source],
  TakenInCharge: stepRule('taking-charge'),
  ProfileAssigned: stepRule('profile'),
  PathAssigned: stepRule('assessment'),
  TeamAgreementSigned: stepRule('team-agreement'),
  PattoSigned: stepRule('patto'),
  AssegnoIssued: stepRule('issue'),
  AplChosen: stepRule('choice'),
  AplAccepted: stepRule('acceptance'),
  AplDeclined: stepRule('acceptance'),
  FirstMeetingHeld: stepRule('first-meeting'),
  GuidanceOpened: stepRule('guidance'),
  PlanSigned: stepRule('plan'),
  BusinessOpened: stepRule('business'),
  ActivityRecorded: ({ acts, activities }) => [acts.activities, activities.source],
  PercorsoConcluded: ({ acts }) => [acts.conclusion],
  PercorsoAbandoned: exitRule('abandonment'),
  MeasureRefused: exitRule('refusal'),
  RequirementLost: exitRule('lost-requirement'),
  OutcomeRecognised: classRule,
  OutcomeVerified: classRule,
  TrancheMatured: partRule,
  FeeAssessed: partRule,
};
