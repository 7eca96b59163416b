import { handleWith } from '../../activities/handle';
import type { Fact } from '../../domain/deciders';
import { RULEBOOK } from '../../domain/programmes';
import { rulesNameOf } from '../../domain/programmes/rulebook';
import { incentiveStreamOf } from '../../domain/simulation/applying';
import { asIfOpen, surroundings, toldBefore } from '../../domain/simulation/cast';
import { liveOne } from '../../domain/simulation/live';
import { INVENTED } from '../support/invented';
import { memoryEventStore } from '../support/memory-event-store';

const VERSIONS = [...RULEBOOK.programmes, ...INVENTED.programmes].flatMap(({ versions }) =>
  versions.map((version) => [rulesNameOf(version), asIfOpen(version)] as const),
);
const LIVES = 12;

/** What a fact says, when and because of what; when it was recorded is the register's own. */
const known = ({ event, effectiveOn, toldAt, actor, postings = [], basis, ref }: Fact) => ({
  event,
  effectiveOn,
  toldAt,
  actor,
  postings,
  basis,
  ref,
});

test.each(VERSIONS)(
  'simulated lives under %s have the same facts on the one write path',
  async (_, version) => {
    const around = surroundings(version);
    for (let nth = 0; nth < LIVES; nth += 1) {
      const story = liveOne({ version, surroundings: around, seed: 9 }, nth);
      const { told, percorsoStream, register, now } = story;
      const incentive = incentiveStreamOf(story);
      const store = memoryEventStore();
      const handle = handleWith(store, { digest: 'test', rulebook: around.rulebook });
      for (const { stream, command, at, actor, causation } of toldBefore(version))
        await handle({ stream, now: at, asks: [{ requestId: causation, command, actor }] });
      for (const [index, { stream, command, at, actor, causation, verdict }] of told.entries()) {
        // What an application reads of the percorso is as it stood then.
        if (stream === incentive) await handle({ stream: percorsoStream, now: at, asks: [] });
        const ask = { requestId: causation, command, actor };
        const { answers } = await handle({ stream, now: at, asks: [ask] });
        expect({ nth, index, verdict: answers[0]?.verdict }).toEqual({ nth, index, verdict });
      }
      for (const stream of [percorsoStream, incentive]) {
        await handle({ stream, now: now(), asks: [] });
        const facts = store.tables.facts.get(stream) ?? [];
        expect(facts.map(known)).toEqual(register.factsOf(stream).map(known));
      }
    }
  },
);
