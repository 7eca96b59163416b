import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { History } from '../../activities/decided-again';
import { handleWith, type Handled } from '../../activities/handle';
import { fileOf } from '../../activities/postgres/stream-files';
import { PERCORSO_FILE } from '../../activities/postgres/read-models/percorso-file';
import { WORK_LIST } from '../../activities/postgres/read-models/work-list';
import { redecide } from '../../activities/redecide';
import type { Command } from '../../domain/deciders';
import {
  incentiveStream,
  percorsoStream,
  type IncentiveId,
  type PercorsoId,
  type PersonId,
  type ProgrammeCode,
  type StreamId,
} from '../../domain/identifiers';
import { RULEBOOK } from '../../domain/programmes';
import { ruleOf } from '../../domain/percorso/pathway';
import type { StepRule } from '../../domain/programmes/pathway';
import type { Programme, ProgrammeVersion } from '../../domain/programmes/programme';
import { rulebookBehind, type Rulebook } from '../../domain/programmes/rulebook';
import { lastDayOf } from '../../domain/programmes/term';
import { TOS_PIO2 } from '../../domain/programmes/tos-pio2';
import { addMs, endOf, startOf, type CivilDate, type Instant } from '../../domain/time/civil-date';
import { memoryEventStore } from '../support/memory-event-store';
import { ask, registers, stepsUntil } from '../support/pathway';

const ON = '2020-02-03' as CivilDate;
/** Within the days on which employers may apply. */
const APPLIED_ON = '2020-07-13' as CivilDate;
const noonOf = (day: CivilDate): Instant => addMs(startOf(day), 12 * 3_600_000);

/** TOS-PIO2 under a code, with so many days for choosing an APL and for the facts that an application lacks. */
function draft(code: string, days: number): Programme {
  const versions = TOS_PIO2.versions.map((version): ProgrammeVersion => {
    const { pathway, incentives } = version;
    if (incentives === null) throw new Error('A programme without incentives tells nothing of their terms');
    return {
      ...version,
      code: code as ProgrammeCode,
      pathway: pathway.map((rule) => (rule.step === 'choice' ? withDays(rule, days) : rule)),
      incentives: { ...incentives, missingFacts: { ...incentives.missingFacts, days } },
    };
  });
  return { ...TOS_PIO2, code: code as ProgrammeCode, versions };
}

type ChoiceRule = Extract<StepRule, { step: 'choice' }>;

function withDays(rule: ChoiceRule, days: number): ChoiceRule {
  return rule.due === null ? rule : { ...rule, due: { ...rule.due, term: { ...rule.due.term, days } } };
}

/** What is in force, and a draft beside it. */
const DRAFTS: Rulebook = { programmes: [...RULEBOOK.programmes, draft('TOS-DRAFT', 10)] };
/** A programme in force, as it would be with a shorter term. */
const SHORTER: Rulebook = { programmes: [draft('TOS-PIO2', 10)] };

/** A register in memory that decides under a rulebook, with a percorso of one of its programmes. */
class Register {
  private readonly store = memoryEventStore();
  private readonly handle;
  readonly personId = randomUUID() as PersonId;
  readonly percorso = percorsoStream(randomUUID() as PercorsoId);

  private constructor(
    private readonly rulebook: Rulebook,
    private readonly programme: string,
  ) {
    this.handle = handleWith(this.store, { digest: 'test', rulebook });
  }

  static async with(rulebook: Rulebook, programme: string): Promise<Register> {
    const register = new Register(rulebook, programme);
    for (const [stream, command] of registers(register.personId)) await register.tell(stream, command);
    return register;
  }

  /** The percorso is told up to that step; answers what came of the last. */
  async until(step: 'SubmitAdhesion' | 'IssueAssegno'): Promise<Handled> {
    const { personId, percorso } = this;
    let last: Handled | undefined;
    for (const command of stepsUntil(step, personId, ON)) last = await this.tell(percorso, command);
    if (last === undefined) throw new Error('Nothing was told');
    return last;
  }

  /** An application whose hire was not reported yet. */
  applied(): Promise<Handled> {
    const command = {
      type: 'ApplyForIncentive',
      on: APPLIED_ON,
      personId: this.personId,
      percorsoId: this.percorso.slice(9),
      employer: '12345678903',
      hire: 'CO-1',
      weeklyHours: 4_000,
      fullTimeHours: 4_000,
      seat: { municipality: 'D612', region: '09', crisisAreas: [] },
    };
    return this.tell(incentiveStream(randomUUID() as IncentiveId), command as unknown as Command, APPLIED_ON);
  }

  /** Time passes for the percorso, and nothing is asked. */
  waited(until: CivilDate): Promise<Handled> {
    return this.handle({ stream: this.percorso, now: noonOf(until), asks: [] });
  }

  /** A command, about the programme of this register where it names one. */
  tell(stream: StreamId, told: Command, on = ON): Promise<Handled> {
    const about = told.type === 'SubmitAdhesion' || told.type === 'ApplyForIncentive';
    const command = about ? { ...told, programme: this.programme as ProgrammeCode } : told;
    return this.handle({ stream, now: noonOf(on), asks: [ask(command)] });
  }

  get events(): readonly string[] {
    return this.history.facts.map(({ event }) => event.type);
  }

  get file() {
    return fileOf(this.percorso, this.history.facts, this.rulebook);
  }

  get history(): History {
    const { facts, commands } = this.store.tables;
    const rows = [...commands.values()].filter((row) => row.stream === this.percorso);
    const read = rows.flatMap((row) => Object.keys(row.read) as StreamId[]);
    const others = Object.fromEntries(read.map((id) => [id, facts.get(id) ?? []]));
    return { stream: this.percorso, facts: facts.get(this.percorso) ?? [], commands: rows, others };
  }
}

describe('the same commands', () => {
  it.each([
    ['TOS-PIO2', '2020-03-04', '2020-03-05'],
    ['TOS-DRAFT', '2020-02-13', '2020-02-14'],
  ] as const)('under %s may choose until %s, and not on %s', async (programme, lastDay, after) => {
    const register = await Register.with(DRAFTS, programme);
    const { agenda, answers } = await register.until('IssueAssegno');
    expect(answers).toMatchObject([{ verdict: 'accepted', facts: ['AssegnoIssued'] }]);
    expect(agenda).toMatchObject({ term: 'choice', wakeAt: endOf(lastDay as CivilDate) });
    await register.waited(lastDay as CivilDate);
    expect(register.events).not.toContain('AssegnoLapsed');
    await register.waited(after as CivilDate);
    expect(register.events).toContain('AssegnoLapsed');
  });

  it('are shown in the read models as the rulebook has it', async () => {
    const register = await Register.with(DRAFTS, 'TOS-DRAFT');
    await register.until('IssueAssegno');
    const due = { nextDeadline: 'choice', nextDueOn: '2020-02-13' };
    expect(PERCORSO_FILE.rows(register.file)).toMatchObject([{ programme: 'TOS-DRAFT', ...due }]);
    expect(WORK_LIST.rows(register.file)).toMatchObject([{ task: 'await-choice', dueOn: '2020-02-13' }]);
  });

  it.each([
    ['TOS-PIO2', '2020-09-11'],
    ['TOS-DRAFT', '2020-07-23'],
  ] as const)(
    'of an employer under %s wait for the facts that they lack until %s',
    async (programme, day) => {
      const register = await Register.with(DRAFTS, programme);
      await register.until('SubmitAdhesion');
      const { agenda, answers } = await register.applied();
      expect(answers).toMatchObject([{ facts: ['IncentiveApplied', 'FactsAwaited'] }]);
      expect(agenda).toMatchObject({ term: 'missing-facts', wakeAt: endOf(day as CivilDate) });
    },
  );

  it('follow whatever term the rulebook has', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (days) => {
        const programme = draft('TOS-DRAFT', days);
        const register = await Register.with({ programmes: [programme] }, 'TOS-DRAFT');
        const { agenda } = await register.until('IssueAssegno');
        const [version] = programme.versions;
        const due = version && ruleOf('choice', version)?.due;
        expect(agenda.wakeAt).toBe(due && endOf(lastDayOf(due.term, ON)));
      }),
      { numRuns: 20 },
    );
  });

  it('are refused where no programme of the rulebook has that code', async () => {
    const register = await Register.with(RULEBOOK, 'TOS-DRAFT');
    const { answers } = await register.until('SubmitAdhesion');
    expect(answers).toMatchObject([{ verdict: 'refused', rejection: { reason: 'programme-unknown' } }]);
  });
});

describe('a register decided again', () => {
  it('under the rules that it was decided under shows no difference', async () => {
    for (const [rulebook, until] of [
      [RULEBOOK, '2020-03-05'],
      [SHORTER, '2020-02-14'],
    ] as const) {
      const register = await Register.with(rulebook, 'TOS-PIO2');
      await register.until('IssueAssegno');
      await register.waited(until as CivilDate);
      expect(register.events.at(-1)).toBe('AssegnoLapsed');
      expect(redecide(register.history, rulebook).findings).toEqual([]);
    }
  });

  it('holds what was refused under a version before: nothing began, and no version was pinned', async () => {
    const before = rulebookBehind(RULEBOOK, 'TOS-PIO2/2019-12-21');
    const register = await Register.with(before, 'TOS-PIO2');
    const [adhesion] = stepsUntil('SubmitAdhesion', register.personId, ON);
    const facts = { didOn: { known: null }, incomeSupport: { known: 'naspi' } };
    const asked = { ...adhesion, facts: { ...(adhesion as { facts: object }).facts, ...facts } } as Command;
    const { answers } = await register.tell(register.percorso, asked);
    expect(answers).toMatchObject([{ verdict: 'refused', rejection: { reason: 'requirement-not-met' } }]);
    expect(redecide(register.history, RULEBOOK).findings).toEqual([]);
    const [row, ...others] = register.history.commands;
    const answer = { verdict: 'refused', rejection: { reason: 'programme-unknown', missing: [], basis: [] } };
    const changed = [{ ...row, answer }, ...others] as History['commands'];
    expect(redecide({ ...register.history, commands: changed }, RULEBOOK).findings).not.toEqual([]);
  });

  it('under a shorter term shows what would have been decided otherwise', async () => {
    const register = await Register.with(RULEBOOK, 'TOS-PIO2');
    await register.until('IssueAssegno');
    const differences = redecide(register.history, SHORTER).findings.map((one) => one.difference.en);
    expect(differences).toContain(
      'fact 5.basis.2.facts.chooseBy: decided "2020-02-13", register "2020-03-04"',
    );
  });

  it('under a rulebook without its programme says so', async () => {
    const register = await Register.with(DRAFTS, 'TOS-DRAFT');
    await register.until('IssueAssegno');
    const differences = redecide(register.history, RULEBOOK).findings.map((one) => one.difference.en);
    expect(differences).toContain('No programme version is named TOS-DRAFT/2019-12-21.3');
  });
});
