import { partsOf } from '../../../../domain/programmes/rows';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Requirement } from '../../../../domain/programmes/requirements';
import type { UnemploymentLaw } from '../../../../domain/programmes/unemployment';
import { isKnown } from '../../../../domain/knowable';
import { factIn, type Facts } from '../../../../domain/programmes/facts';
import { adhesionOf } from '../../../../domain/simulation/person';
import { addDays, daysBetween } from '../../../../domain/time/civil-date';
import { inBoth, text } from '../../../modules/texts/text';
import { day } from '../../text';
import { asksToday, hire, reports } from './asking';
import { isRejectedFor, rejectedFor } from './rejecting';
import { contractFrom, declaredOn, standingOn, stands, withJob, type LawOf } from './registered';
import type { Scenario } from './scenario';
import { before, firstDay, PLAIN } from './scene';
import { incomes } from './unemployment-income';

/** What the law of each requirement makes of a DID and of work. */
export function unemployment(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  return [...laws(version), ...atWork(version, good)];
}

function laws(version: ProgrammeVersion): readonly Scenario[] {
  return partsOf(version.requirements).flatMap(([name, requirement]) => {
    const { law } = requirement as { readonly law?: UnemploymentLaw };
    if (law === undefined) return [];
    const from = law.limits[0]?.from ?? firstDay(version);
    const of = { row: `requirements.${name}.law`, law, version, from };
    return [declaration, suspension, contracts, seniority, incomes].flatMap((kind) => kind(of));
  });
}

/** Somebody who declared a DID, and is at work as the registers have it. */
function atWork(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const asking = partsOf(version.requirements).find(
    ([, one]) => (one as { readonly kind: string }).kind === 'unemployed',
  );
  const did = factIn(good, 'didOn');
  if (asking === undefined || !isKnown(did) || did.known === null) return [];
  const [name, requirement] = asking;
  const { law, source } = requirement as Extract<Requirement, { kind: 'unemployed' }>;
  const story = before(version);
  const from = addDays(story.today(), -5);
  reports(story, hire(story, from, { contract: contractFrom(law.contracts.suspending[0] ?? 'A.') }));
  const { command } = adhesionOf({ version, chance: PLAIN, on: story.today() }, story.ids);
  const decision = asksToday(story, { ...command, facts: good, registers: 'read' });
  return [
    {
      row: `requirements.${name}`,
      given: text(
        `Una persona che ha i requisiti, e che dal ${day(from)} lavora a tempo indeterminato e pieno`,
        `A person who meets the requirements, and who works for good and full time from ${day(from)} on`,
      ),
      when: text('Aderisce, e si leggono i registri', 'She adheres, and the registers are read'),
      then: rejectedFor(version, text('non è disoccupata', 'she is not unemployed')),
      holds: isRejectedFor(source.id, story, decision),
    },
  ];
}

function declaration(of: LawOf): readonly Scenario[] {
  const [part, on] = ['declaration', addDays(of.from, 30)];
  const given = inBoth((language) => `${declaredOn(of.from)[language]}, ${WITHOUT_WORK[language]}`);
  return [
    stands(of, { part, given, on, told: { didOn: of.from }, is: 'unemployed' }),
    stands(of, { part, given: text('Nessuna DID', 'No DID'), on, told: {}, is: 'undeclared' }),
  ];
}

const WITHOUT_WORK = text('senza lavoro', 'without work');

/** A subordinate job for good and for all hours, from the tenth day after the DID on. */
function lastingJob({ law, from }: LawOf) {
  const eventOn = addDays(from, 10);
  const contract = contractFrom(law.contracts.suspending[0] ?? 'A.');
  return { eventOn, contract };
}

/** The last day of a suspension, and the next. */
function suspension(of: LawOf): readonly Scenario[] {
  if (of.law.contracts.suspending.length === 0) return [];
  const job = lastingJob(of);
  const { days } = of.law.suspension;
  const told = { didOn: of.from, job };
  const given = withJob(
    of.from,
    text(
      `e un lavoro subordinato a tempo indeterminato e pieno dal ${day(job.eventOn)}`,
      `and a subordinate job for good and full time from ${day(job.eventOn)} on`,
    ),
  );
  const last = addDays(job.eventOn, days - 1);
  const part = 'suspension';
  return [
    ...(days > 0 ? [stands(of, { part, given, on: last, told, is: 'suspended' })] : []),
    stands(of, { part, given, on: addDays(last, 1), told, is: 'lost' }),
  ];
}

/** One contract of each kind that the law tells apart, and one that it does not name. */
function contracts(of: LawOf): readonly Scenario[] {
  const { suspending, keeping, lasting } = of.law.contracts;
  const eventOn = addDays(of.from, 10);
  const named = [...suspending, ...keeping];
  const other = ['B.01.00', 'L.01.00', 'Z.01.00'].find((code) => !named.some((one) => code.startsWith(one)));
  const kinds = [
    ...keeping.map((beginning) => ({ beginning, is: 'unemployed' as const, plannedEndOn: null })),
    ...suspending.map((beginning) => ({ beginning, is: 'suspended' as const, plannedEndOn: null })),
    ...lasting.map((beginning) => ({
      beginning,
      is: 'suspended' as const,
      plannedEndOn: addDays(eventOn, 700),
    })),
    ...(other === undefined ? [] : [{ beginning: other, is: 'lost' as const, plannedEndOn: null }]),
  ];
  return kinds.map(({ beginning, is, plannedEndOn }) => {
    const contract = contractFrom(beginning);
    const until =
      plannedEndOn === null ? text('', '') : text(` al ${day(plannedEndOn)}`, ` to ${day(plannedEndOn)}`);
    return stands(of, {
      part: 'contracts',
      given: withJob(
        of.from,
        text(
          `e un contratto ${contract} a tempo pieno dal ${day(eventOn)}${until.it}`,
          `and a full-time contract ${contract} from ${day(eventOn)}${until.en}`,
        ),
      ),
      on: addDays(eventOn, 5),
      told: { didOn: of.from, job: { eventOn, contract, plannedEndOn } },
      is,
    });
  });
}

const WORKED = 20;

/** Days of suspension, both ends of the job included, do not count. */
function seniority(of: LawOf): readonly Scenario[] {
  const job = lastingJob(of);
  const endsOn = addDays(job.eventOn, WORKED - 1);
  const on = addDays(endsOn, 10);
  const all = daysBetween(of.from, on) + 1;
  const { netDays } = standingOn(on, { didOn: of.from, job, endsOn }, of);
  return [
    {
      row: `${of.row}.seniority`,
      given: withJob(
        of.from,
        text(
          `e un lavoro che sospende dal ${day(job.eventOn)} al ${day(endsOn)}, ${WORKED} giorni`,
          `and a job that suspends from ${day(job.eventOn)} to ${day(endsOn)}, ${WORKED} days`,
        ),
      ),
      when: text(`Si contano i giorni fino al ${day(on)}`, `The days up to ${day(on)} are counted`),
      then: text(`Contano ${all - WORKED} giorni su ${all}`, `${all - WORKED} days of ${all} count`),
      holds: netDays === all - WORKED,
    },
  ];
}
