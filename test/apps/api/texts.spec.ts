import { ACTIVITY_KINDS, ACTIVITY_MODES, ATTENDANCES } from '../../../domain/activity';
import { UNKNOWN_BECAUSE } from '../../../domain/knowable';
import {
  CITIZENSHIPS,
  CRISIS_AREAS,
  INCOME_SUPPORTS,
  UNEMPLOYED_STATUSES,
} from '../../../domain/programmes/facts';
import { ABANDONMENT_CAUSES, LOST_REQUIREMENTS, REFUSAL_CAUSES } from '../../../domain/programmes/pathway';
import type { Text } from '../../../domain/texts';
import { COMMAND_TABLE } from '../../../apps/api/commands/table';
import { FIELD_TEXTS } from '../../../apps/api/texts/fields';
import { PROBLEM_CODES } from '../../../apps/api/problems/statuses';
import { problemText } from '../../../apps/api/texts/problems';
import { READ_TABLE } from '../../../apps/api/reads/table';
import { codeText } from '../../../apps/modules/texts/codes';
import { EVENT_TEXTS } from '../../../apps/modules/texts/facts';
import { OUTCOME_TEXTS } from '../../../apps/modules/texts/outcomes';
import {
  DEADLINE_TEXTS,
  EFFECT_TEXTS,
  PHASE_TEXTS,
  ROLE_TEXTS,
  TASK_TEXTS,
} from '../../../apps/modules/texts/pathway';
import { RUN_TASK_TEXTS } from '../../../apps/modules/texts/runs';

const codes = (of: Parameters<typeof codeText>[0], all: readonly string[]) =>
  Object.fromEntries(all.map((code) => [code, codeText(of, code)]));

const TABLES: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  facts: EVENT_TEXTS,
  phases: PHASE_TEXTS,
  deadlines: DEADLINE_TEXTS,
  effects: EFFECT_TEXTS,
  tasks: TASK_TEXTS,
  'tasks of runs': RUN_TASK_TEXTS,
  roles: ROLE_TEXTS,
  jobs: OUTCOME_TEXTS,
  fields: FIELD_TEXTS,
  causes: codes('cause', [...ABANDONMENT_CAUSES, ...REFUSAL_CAUSES, ...LOST_REQUIREMENTS]),
  activities: codes('activity', [...ACTIVITY_KINDS, ...ACTIVITY_MODES, ...ATTENDANCES]),
  supports: codes('incomeSupport', INCOME_SUPPORTS),
  areas: codes('crisisArea', CRISIS_AREAS),
  citizenships: codes('citizenship', CITIZENSHIPS),
  unknowns: codes('unknown', UNKNOWN_BECAUSE),
  unemployment: codes('unemployment', [...UNEMPLOYED_STATUSES, 'undecided']),
  problems: Object.fromEntries(PROBLEM_CODES.map((code) => [code, problemText(code).title])),
  remedies: Object.fromEntries(PROBLEM_CODES.map((code) => [code, problemText(code).remedy])),
  commands: Object.fromEntries(COMMAND_TABLE.map(({ type, summary }) => [type, summary])),
  questions: Object.fromEntries(READ_TABLE.map(({ name, summary }) => [name, summary])),
};

/** Institutions of Italian law that English has no other name for. */
const SAME = ['naspi', 'rdc', 'rei'];

test.each(Object.keys(TABLES))('each of the %s is told in Italian and in English', (table) => {
  const rows = Object.entries(TABLES[table] ?? {});
  expect(rows.length).toBeGreaterThan(0);
  for (const [code, { it, en }] of rows) {
    expect([code, it.trim(), en.trim()]).toEqual([code, it, en]);
    expect([code, it === '' || en === '' || it === code]).toEqual([code, false]);
    if (!SAME.includes(code)) expect([code, it]).not.toEqual([code, en]);
  }
});

/** `now` of the table of words that an operator expects: none of them is said any more. */
test.each([
  ...[
    'fatti',
    'Misura rifiutata',
    'Requisito perso',
    'Abbandonato',
    'Adesione respinta',
    'requisito non è soddisfatto',
  ],
  ...[
    'firmat',
    'ha accettato la persona',
    'ha rifiutato la persona',
    'traguard',
    'liberata',
    'Conti del percorso',
  ],
  ...[
    'Somma da restituire',
    'dempiment',
    'passo',
    'dal datore$',
    'lo stesso datore di lavoro$',
    'Esito occupazionale ric',
  ],
])('nobody is told «%s»', (word) => {
  const said = Object.values(TABLES).flatMap((table) => Object.values(table).map(({ it }) => it));
  expect(said.filter((it) => new RegExp(word).test(it))).toEqual([]);
});
