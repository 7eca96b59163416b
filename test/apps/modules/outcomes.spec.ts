import { OUTCOME_TEXTS } from '../../../apps/modules/texts/outcomes';
import { REJECTIONS } from '../../../domain/rejections';

// Said of every programme: where an office may be chosen, and where nothing is issued.
test('why a job earns nothing is said without an assegno and without an agency', () => {
  const texts = Object.values(OUTCOME_TEXTS).flatMap(({ it: italian, en }) => [italian, en]);
  expect(texts.filter((text) => /assegno|\bAPL\b/i.test(text))).toEqual([]);
});

test.each(['not-the-chosen-apl', 'activity-of-another'] as const)(
  'who is refused as another provider (%s) is told so whatever kind was chosen',
  (reason) => {
    const { title, remedy } = REJECTIONS[reason];
    expect([title, remedy].flatMap(({ it: italian, en }) => [italian, en]).join(' ')).not.toMatch(/\bAPL\b/);
  },
);
