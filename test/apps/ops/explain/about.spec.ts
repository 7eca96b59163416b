import type { History } from '../../../../activities/decided-again';
import { explain } from '../../../../apps/ops/explain/explanation';
import type { PercorsoCommandType } from '../../../../domain/percorso/commands';
import type { PercorsoEventType } from '../../../../domain/percorso/events';
import { RULEBOOK } from '../../../../domain/programmes';
import type { ExitName, StepName } from '../../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { rulesNameOf } from '../../../../domain/programmes/rulebook';
import { met, notMet, type Citation } from '../../../../domain/ruling';

// Several rules of a version may go by one name: each decision is told in the words of the rule that it applied.
const VERSIONS = RULEBOOK.programmes.flatMap(({ versions }) =>
  versions.map((version) => [rulesNameOf(version), version] as const),
);

const FACT_OF: { readonly [step in StepName]: PercorsoEventType } = {
  'taking-charge': 'TakenInCharge',
  profile: 'ProfileAssigned',
  assessment: 'PathAssigned',
  'team-agreement': 'TeamAgreementSigned',
  patto: 'PattoSigned',
  issue: 'AssegnoIssued',
  choice: 'AplChosen',
  acceptance: 'AplAccepted',
  'first-meeting': 'FirstMeetingHeld',
  guidance: 'GuidanceOpened',
  plan: 'PlanSigned',
  business: 'BusinessOpened',
};
const EXIT_FACT_OF: { readonly [exit in ExitName]: PercorsoEventType } = {
  abandonment: 'PercorsoAbandoned',
  refusal: 'MeasureRefused',
  'lost-requirement': 'RequirementLost',
};

const by = { recordedAt: '2020-01-07T09:00:00.000Z', causation: 'R1', actor: { role: 'cpi' } };
const fact = (version: number, event: object, basis: readonly object[] = []) => ({
  ...by,
  version,
  effectiveOn: '2020-01-07',
  event,
  basis,
});

/** In which words a ruling that cites a rule is told, where a fact rests on it. */
function toldOf(rules: ProgrammeVersion, event: object, citation: Citation) {
  const adhesion = fact(1, { type: 'AdhesionSubmitted', rules: rulesNameOf(rules) });
  const facts = [adhesion, fact(2, event, [met(citation)])];
  const history = { stream: 'percorso/P1', facts, commands: [], others: {} } as unknown as History;
  return explain(history, RULEBOOK)[1]?.basis[0]?.text;
}

/** The same where a command is refused by it. */
function refusedBy(rules: ProgrammeVersion, type: PercorsoCommandType, citation: Citation) {
  const adhesion = fact(1, { type: 'AdhesionSubmitted', rules: rulesNameOf(rules) });
  const rejection = { reason: 'exit-cause-of-another', missing: [], basis: [notMet(citation)] };
  const answer = { verdict: 'rejected', version: 1, rejection };
  const asked = { answer, ask: { actor: by.actor, command: { type } }, decidedAt: by.recordedAt };
  const history = { stream: 'percorso/P1', facts: [adhesion], commands: [asked], others: {} };
  return explain(history as unknown as History, RULEBOOK)[1]?.basis[0]?.text;
}

describe.each(VERSIONS)('under %s', (_, rules) => {
  test('a step is told in its own words', () => {
    for (const { step, source } of rules.pathway)
      expect([step, toldOf(rules, { type: FACT_OF[step] }, source)]).toEqual([step, source.text]);
  });

  test('what a step begins is told as its term, and the service as its clock', () => {
    const { clock } = rules;
    for (const { step, due } of rules.pathway) {
      if (due === null) continue;
      const { source } = due.term;
      expect([step, toldOf(rules, { type: FACT_OF[due.from] }, source)]).toEqual([step, source.text]);
    }
    if (clock !== null) {
      const told = toldOf(rules, { type: FACT_OF[clock.from] }, clock.source);
      expect(told).toEqual(clock.source.text);
    }
  });

  test('an exit is told by the rule of that exit, taken or refused', () => {
    for (const { exit, source } of rules.exits)
      expect([exit, toldOf(rules, { type: EXIT_FACT_OF[exit] }, source)]).toEqual([exit, source.text]);
    const refused = { abandonment: 'ReportAbandonment', refusal: 'ReportRefusal' } as const;
    for (const { exit, source } of rules.exits)
      expect(
        refusedBy(rules, exit === 'lost-requirement' ? 'ReportLostRequirement' : refused[exit], source),
      ).toEqual(source.text);
  });

  test('every euro is told by the rule of its part', () => {
    for (const { part, basis } of rules.entitlements)
      for (const type of ['TrancheMatured', 'FeeAssessed'])
        expect([part, toldOf(rules, { type, part }, basis)]).toEqual([part, basis.text]);
    const classes = rules.entitlements.flatMap((one) => ('classes' in one ? one.classes : []));
    for (const { name, source } of classes)
      for (const type of ['OutcomeRecognised', 'OutcomeVerified'])
        expect([name, toldOf(rules, { type, outcome: name }, source)]).toEqual([name, source.text]);
  });

  test('acts beside the steps are told as what they are', () => {
    const { activities, conclusion, employment } = rules.acts;
    expect(toldOf(rules, { type: 'ActivityRecorded' }, activities)).toEqual(activities.text);
    expect(toldOf(rules, { type: 'PercorsoConcluded' }, conclusion)).toEqual(conclusion.text);
    expect(toldOf(rules, { type: 'EmploymentObserved' }, employment)).toEqual(employment.text);
  });
});
