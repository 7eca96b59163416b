import { z } from 'zod';
import type { ToldFact } from '../../../../domain/programmes/facts';
import {
  ABANDONMENT_CAUSES,
  LOST_REQUIREMENTS,
  REFUSAL_CAUSES,
  STEP_NAMES,
  type ChangeRule,
  type ChoosingAgainRule,
  type Clock,
  type ExitRule,
  type Gate,
  type ProviderRule,
  type StepName,
  type StepRule,
  type StepTaker,
  type StepTerm,
} from '../../../../domain/programmes/pathway';
import type { Term } from '../../../../domain/programmes/term';
import { PROVIDER_KINDS } from '../../../../domain/provider';
import { civilDate, kind, list, literal, NAMED, oneOf, rule, source, whole, word } from './shaping';

const stepName = oneOf(STEP_NAMES);
const taker = word<StepTaker>({ cpi: true, beneficiary: true, provider: true });
export const takers = list(taker);

export const toldFact = word<ToldFact>({
  ageYears: true,
  residenceRegion: true,
  domicileRegion: true,
  didOn: true,
  incomeSupport: true,
  workedDays: true,
  domicileCrisisArea: true,
  citizenship: true,
  crisisSector: true,
  courseCompletedOn: true,
});

export const term: z.ZodType<Term> = rule<Term>({
  days: whole,
  workingDays: z.literal(true).exactOptional(),
  rollsToWorkingDay: z.boolean(),
  source,
}).register(NAMED, { id: 'Term', description: 'A term in days, counted from the day after.' });

type RuleOf<Step extends StepName> = Extract<StepRule, { step: Step }>;
type SilenceOf<Step extends StepName> = NonNullable<RuleOf<Step>['due']>['otherwise'];

/** What the silence of each step may come to. */
const SILENCES: { readonly [Step in StepName]: { readonly [silence in SilenceOf<Step>]: true } } = {
  'taking-charge': { lapse: true },
  profile: { lapse: true },
  assessment: { lapse: true },
  'team-agreement': { lapse: true },
  patto: { lapse: true },
  issue: { lapse: true },
  choice: { lapse: true },
  acceptance: { lapse: true, reopen: true },
  'first-meeting': { lapse: true, reopen: true },
  guidance: { lapse: true },
  plan: { lapse: true, tell: true },
  business: { lapse: true },
};

function stepOf<Step extends StepName>(step: Step): z.ZodType<RuleOf<Step>> {
  const due = rule<StepTerm>({
    term,
    from: stepName,
    counted: word<StepTerm['counted']>({ 'from-the-act': true, 'from-its-recording': true }),
    otherwise: word(SILENCES[step] as { readonly [silence in StepTerm['otherwise']]: true }),
  });
  const shape = { step: literal(step), after: list(stepName), by: takers, due: due.nullable(), source };
  return z.strictObject(shape) as unknown as z.ZodType<RuleOf<Step>>;
}

export const step = kind<StepRule, 'step'>(
  'step',
  Object.fromEntries(STEP_NAMES.map((name) => [name, stepOf(name)])) as {
    readonly [Step in StepName]: z.ZodType<RuleOf<Step>>;
  },
);

const running = {
  from: stepName,
  choosingAgain: rule<ChoosingAgainRule>({
    service: word<ChoosingAgainRule['service']>({ waits: true, ends: true }),
    source,
  }),
  source,
};

/** In months or in days. */
export const clock: z.ZodType<Clock> = z.union([
  z.strictObject({ months: whole, ...running }),
  z.strictObject({ days: whole, ...running }),
]);

export const providers = rule<ProviderRule>({
  kinds: list(oneOf(PROVIDER_KINDS)),
  shape: word<ProviderRule['shape']>({ one: true, network: true }),
  accreditation: rule<ProviderRule['accreditation']>({ everyDayFrom: civilDate.nullable(), source }),
  source,
});

export const gate = rule<Gate>({ openFrom: civilDate.nullable(), source });

export const change = rule<ChangeRule>({
  most: whole,
  by: takers,
  once: stepName,
  withinDays: whole.nullable(),
  source,
});

type ExitOf<Exit extends ExitRule['exit']> = Extract<ExitRule, { exit: Exit }>;

function exitOf<Exit extends ExitRule['exit']>(
  exit: Exit,
  causes: ExitOf<Exit>['causes'],
): z.ZodType<ExitOf<Exit>> {
  const tellers = z.strictObject(
    Object.fromEntries(causes.map((cause) => [cause, z.array(taker).exactOptional()])),
  );
  const shape = { exit: literal(exit), causes: list(oneOf(causes)), tellers, source };
  return z.strictObject(shape) as unknown as z.ZodType<ExitOf<Exit>>;
}

export const exit = kind<ExitRule, 'exit'>('exit', {
  abandonment: exitOf('abandonment', ABANDONMENT_CAUSES),
  refusal: exitOf('refusal', REFUSAL_CAUSES),
  'lost-requirement': exitOf('lost-requirement', LOST_REQUIREMENTS),
});

export { stepName };
