import { addDays, type CivilDate } from '../../domain/time/civil-date';
import { holds } from '../../apps/ops/start/poll';
import { today } from './pathway';
import { asOwner } from './postgres';
import type { TestSystem } from './system';
import { adhesionOf, newPerson, step, STEP_NAMES, type StepName } from './walk';

type Answer = Readonly<Record<string, unknown>>;

interface Possibility {
  readonly command: string;
  readonly allowed: boolean;
}

export interface StoryFact {
  readonly version: number;
  readonly type: string;
  readonly actor: { readonly role: string; readonly organisation: string; readonly user: string };
  readonly basis: readonly { rule: string; source: string; verdict: string; facts: Answer }[];
  readonly toldAt: string;
  readonly effectiveOn: string;
  readonly causation: string;
  readonly data: Answer;
  readonly correctedBy: number | null;
}

/** Somebody of whom both identifiers are known to the test. */
export interface Protagonist {
  readonly percorsoId: string;
  readonly codiceFiscale: string;
}

/** So many days from today; negative for days that have passed. */
export const inDays = (days: number): CivilDate => addDays(today(), days);

/** What the readers of a percorso see, and how a test waits for it: by looking again, never by sleeping. */
export interface Story {
  fileOf(percorsoId: string): Promise<Answer>;
  timelineOf(percorsoId: string): Promise<readonly StoryFact[]>;
  /** The facts of a percorso without the answers of outside parties. */
  told(percorsoId: string): Promise<readonly string[]>;
  lastOf(percorsoId: string, type: string): Promise<StoryFact>;
  /** The commands that may be asked now, as the percorso itself tells. */
  possible(percorsoId: string): Promise<readonly string[]>;
  /** What somebody finds to do for a percorso. */
  tasksOf(percorsoId: string): Promise<readonly Answer[]>;
  closed(percorsoId: string): Promise<void>;
  /** Waits until the percorso has a fact of that type. */
  has(percorsoId: string, type: string): Promise<void>;
  /** Waits until that call has reached an outside party. */
  reached(percorsoId: string, call: string): Promise<void>;
  /** What really reached the outside parties, in its order. */
  outside(percorsoId: string): Promise<readonly string[]>;
  /** A new percorso whose steps all took place on one day. */
  begun(until: StepName, on?: CivilDate): Promise<Protagonist>;
  /** One pass of the sweep, which wakes whom another stream has marked. */
  sweep(): Promise<void>;
}

const WITHIN_MS = 30_000;

export function storyOn(system: TestSystem): Story {
  const fileOf: Story['fileOf'] = (percorsoId) => system.read(`/percorsi/${percorsoId}`);
  const timelineOf: Story['timelineOf'] = async (percorsoId) =>
    (await system.read(`/percorsi/${percorsoId}/timeline?limit=100`))['items'] as StoryFact[];
  const told: Story['told'] = async (percorsoId) =>
    (await timelineOf(percorsoId)).map(({ type }) => type).filter((type) => type !== 'EffectAnswered');
  const waits = async (condition: () => Promise<boolean>): Promise<void> => {
    expect(await holds(condition, { withinMs: WITHIN_MS })).toBe(true);
  };
  return {
    fileOf,
    timelineOf,
    told,
    lastOf: async (percorsoId, type) => {
      const found = (await timelineOf(percorsoId)).findLast((fact) => fact.type === type);
      if (found === undefined) throw new Error(`${percorsoId} has no ${type}`);
      return found;
    },
    possible: async (percorsoId) => {
      const all = (await fileOf(percorsoId))['possibilities'] as Possibility[];
      return all.filter(({ allowed }) => allowed).map(({ command }) => command);
    },
    tasksOf: async (percorsoId) => {
      const items = await wholeList(system);
      return items.filter((item) => item['percorsoId'] === percorsoId);
    },
    closed: (percorsoId) => waits(async () => (await fileOf(percorsoId))['closed'] === true),
    has: (percorsoId, type) => waits(async () => (await told(percorsoId)).includes(type)),
    reached: (percorsoId, call) => waits(async () => (await journalOf(system, percorsoId)).includes(call)),
    outside: (percorsoId) => journalOf(system, percorsoId),
    begun: (until, on = today()) => begun(system, until, on),
    sweep: async () => {
      expect(await system.ops('sweep')).toMatchObject({ succeeded: true });
    },
  };
}

async function wholeList(system: TestSystem): Promise<readonly Answer[]> {
  const items: Answer[] = [];
  for (let after = ''; ;) {
    const page = await system.read(`/work-list?limit=100${after}`);
    items.push(...(page['items'] as Answer[]));
    if (typeof page['next'] !== 'string') return items;
    after = `&after=${encodeURIComponent(page['next'])}`;
  }
}

async function begun(system: TestSystem, until: StepName, on: CivilDate): Promise<Protagonist> {
  const person = newPerson();
  const { personId } = await system.must('/persons', person);
  const adhesion = await system.must('/percorsi', adhesionOf(String(personId)));
  const percorsoId = String(adhesion['percorsoId']);
  for (const name of STEP_NAMES.slice(0, STEP_NAMES.indexOf(until) + 1)) {
    const { body, actor } = step(name);
    await system.must(`/percorsi/${percorsoId}/${name}`, { ...body, on }, { actor });
  }
  return { percorsoId, codiceFiscale: person.codiceFiscale };
}

/** What really reached the outside parties for a percorso, in its order. */
export async function journalOf(system: TestSystem, percorsoId: string): Promise<readonly string[]> {
  const rows = await asOwner(
    (owner) =>
      owner.query<{ call: string }>(
        `SELECT concat_ws(' ', party, direction, effect) AS call FROM outside.journal
         WHERE stream = $1 ORDER BY id`,
        [`percorso/${percorsoId}`],
      ),
    system.ownerUrl,
  );
  return rows.rows.map(({ call }) => call);
}

let protocols = 0;

/** What an employer told of a job; a hire of forty hours, open-ended and told on its day, unless said otherwise. */
export function communication(codiceFiscale: string, firstDay: CivilDate, more: object = {}) {
  protocols += 1;
  return {
    protocol: `17${String(protocols).padStart(14, '0')}`,
    receivedOn: firstDay,
    kind: '01',
    event: 'ASS',
    module: 'UL',
    worker: codiceFiscale,
    employer: '01234567890',
    contract: 'A.01.00',
    eventOn: firstDay,
    plannedEndOn: null,
    weeklyHours: 4000,
    fullTimeHours: 4000,
    refersTo: null,
    ...more,
  };
}

export const NODE = 'operator::nodo-co';
