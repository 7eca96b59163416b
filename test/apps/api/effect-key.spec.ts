import fc from 'fast-check';
import { effectKey } from '../../../apps/api/commands/shapes';
import { KEY_PATTERN } from '../../../apps/api/headers';
import { BY_DEADLINE, BY_IMPORT, BY_OBSERVATION, refOf } from '../../../domain/causation';
import { ENGINE } from '../../../domain/actors';
import { INCENTIVE_EFFECT_NAMES } from '../../../domain/incentive/events';
import { EFFECT_NAMES } from '../../../domain/percorso/events';
import { moment } from '../../domain/values';

const effects = fc.constantFrom(...EFFECT_NAMES, ...INCENTIVE_EFFECT_NAMES);
const toldAt = moment('2020-01-15');

/** What may have caused the fact that made an effect owed: a request, a term, what another stream told, an import, an effect. */
const causes = fc.oneof(
  fc.stringMatching(new RegExp(KEY_PATTERN)),
  fc.constantFrom('choice', 'first-meeting', 'evidence').map((term) => `${BY_DEADLINE}${term}`),
  fc.tuple(fc.uuid(), fc.nat()).map(([id, version]) => `${BY_OBSERVATION}person/${id}@${version}`),
  fc.constant('import:adesioni:A-93:issue:9d7b82d30dba'),
  fc.uuid().map((id) => `${BY_IMPORT}reserve-budget@import:adesioni:${id}#1:do`),
  fc
    .tuple(fc.uuid(), fc.uuid())
    .map(([stream, request]) => `percorso/${stream}:reserve-budget@${request}#1:do:1`),
);

it('the key of every effect can be named by who wants it tried again', () => {
  fc.assert(
    fc.property(effects, causes, fc.nat({ max: 20 }), (effect, causation, index) => {
      const key = `${effect}@${refOf({ causation, toldAt, actor: ENGINE }, index)}`;
      expect(effectKey.safeParse(key)).toEqual({ success: true, data: key });
    }),
  );
});

it('so can that of an effect of the first releases, which is named after a version', () => {
  expect(effectKey.safeParse('reserve-budget@6').success).toBe(true);
});

it.each([
  '',
  'reserve-budget',
  'no key',
  'reserve-budget@',
  'reserve-budget@a b',
  'reserve-budget@a\u0000',
  '@6',
])('«%s» is none', (text) => {
  expect(effectKey.safeParse(text).success).toBe(false);
});
