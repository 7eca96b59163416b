import fc from 'fast-check';
import { ANSWER_REASONS, type RequestMatter } from '../../../domain/proceeding/request-matter';
import { requestStageOf } from '../../../domain/proceeding/requests';
import { requestsIn } from '../../../domain/proceeding/state';
import { REQUEST_LAW } from '../../../domain/programmes/requests';
import { factsOf } from '../model';
import { CPI, day } from '../values';
import { APPEALS, DOCKET, later, Proceeded } from './world';

const LODGED = '2020-02-03';
/** Longer than any term and the appeal after it. */
const LATER_DAYS = 130;

const matters: fc.Arbitrary<RequestMatter> = fc.constantFrom<RequestMatter>(
  { kind: 'complaint', officer: null },
  { kind: 'access' },
  { kind: 'exemption', from: day('2020-02-10'), to: day('2020-03-10'), ground: 'force-majeure' },
);

/** What becomes of a request: after so many days, or never. */
interface Course {
  readonly matter: RequestMatter;
  readonly then: { readonly what: 'answered' | 'withdrawn'; readonly after: number } | null;
  readonly appealedAfter: number | null;
}
const courses: fc.Arbitrary<Course> = fc.record({
  matter: matters,
  then: fc.option(
    fc.record({
      what: fc.constantFrom('answered' as const, 'withdrawn' as const),
      after: fc.integer({ min: 0, max: 60 }),
    }),
  ),
  appealedAfter: fc.option(fc.integer({ min: 0, max: 40 })),
});
/** The days on which somebody looks at the stream, and time passes. */
const looks = fc.array(fc.integer({ min: 1, max: LATER_DAYS }), { maxLength: 8 });

const said = { request: 1, docket: DOCKET };

/** The act if it is allowed then, and whether it was. */
function tried(life: Proceeded, on: string, act: Parameters<Proceeded['and']>[1]): Proceeded {
  return life.refused(on, act, APPEALS) === null ? life.and(on, act, APPEALS) : life;
}

function lived({ matter, then, appealedAfter }: Course, looked: readonly number[]): Proceeded {
  const { kind } = matter;
  const reason = ANSWER_REASONS[kind].refused[0];
  const answer = {
    type: 'AnswerRequest',
    outcome: 'refused',
    reasons: [reason],
    until: null,
    ...said,
  } as const;
  const appeal = { type: 'AppealRefusal', ...said } as const;
  const acts = [
    ...(then === null
      ? []
      : [
          {
            after: then.after,
            act: then.what === 'answered' ? answer : ({ type: 'WithdrawRequest', request: 1 } as const),
          },
        ]),
    ...(appealedAfter === null ? [] : [{ after: appealedAfter, act: appeal }]),
    ...looked.map((after) => ({ after, act: null })),
  ].sort((one, other) => one.after - other.after);
  const lodged = new Proceeded().and(
    LODGED,
    { type: 'LodgeRequest', matter, percorso: null, docket: DOCKET },
    CPI,
  );
  const last = acts.reduce(
    (life, { after, act }) =>
      act === null ? life.waited(later(LODGED, after)) : tried(life, later(LODGED, after), act),
    lodged,
  );
  return last.waited(later(LODGED, LATER_DAYS));
}

const overdueIn = (life: Proceeded) =>
  factsOf(life.world, life.stream).flatMap(({ event, effectiveOn }) =>
    event.type === 'RequestOverdue' ? [{ on: effectiveOn, silence: event.silence }] : [],
  );

it('passes in silence on the day after its term, where it was neither answered nor withdrawn by then', () => {
  fc.assert(
    fc.property(courses, looks, (course, looked) => {
      const life = lived({ ...course, appealedAfter: null }, looked);
      const { silence } = REQUEST_LAW[course.matter.kind];
      // Thirty days from Monday the 3rd end on Wednesday, March 4th: no holiday moves them.
      const isSilent = course.then === null || course.then.after > 30;
      expect(overdueIn(life)).toEqual(isSilent ? [{ on: '2020-03-05', silence }] : []);
    }),
    { numRuns: 150 },
  );
});

it('waits for nothing that the law does not end, and has the stage that its facts come to', () => {
  fc.assert(
    fc.property(courses, looks, (course, looked) => {
      const life = lived(course, looked);
      const [one] = requestsIn(life.state);
      if (one === undefined) throw new Error('No request');
      expect(life.terms).toEqual({});
      const types = life.events.map(({ type }) => type);
      const stage = requestStageOf(one);
      if (stage === 'withdrawn') expect(types).toContain('RequestWithdrawn');
      if (stage === 'refused') expect(types).toContain('RequestAnswered');
      if (stage === 'refused-by-silence') expect(course.matter.kind).toBe('access');
      if (stage === 'late') expect(course.matter.kind).not.toBe('access');
      expect(['withdrawn', 'refused', 'refused-by-silence', 'late']).toContain(stage);
      // One term for what was lodged and one for an appeal, and no more.
      expect(overdueIn(life).length).toBeLessThanOrEqual(types.includes('RefusalAppealed') ? 2 : 1);
    }),
    { numRuns: 150 },
  );
});

it('comes to the same facts, whenever somebody looks', () => {
  fc.assert(
    fc.property(courses, looks, looks, (course, some, others) => {
      expect(lived(course, some).events).toEqual(lived(course, others).events);
    }),
    { numRuns: 150 },
  );
});
